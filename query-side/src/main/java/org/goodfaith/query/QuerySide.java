package org.goodfaith.query;

import java.util.HashMap;
import java.util.Map;
import org.goodfaith.query.operations.OperatorCommand;
import org.goodfaith.spring.Startup;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The query side as a separate application and as a part of {@code standalone}. */
@SpringBootApplication(proxyBeanMethods = false)
public class QuerySide {

    /** Default settings of a started program. Tests start without them. */
    public static final Map<String, Object> DEFAULTS = Map.of("goodfaith.notices.every", "1m");

    /**
     * Starts the query side; see {@code query-side.yml} for settings and {@link OperatorCommand} for operator commands.
     */
    public static void main(String[] args) {
        if (OperatorCommand.isCommand(args)) {
            System.exit(OperatorCommand.run(args, "http://127.0.0.1:8082", System.getenv(), System.out, System.err));
        }
        var application = new SpringApplication(QuerySide.class);
        var defaults = new HashMap<>(DEFAULTS);
        defaults.put("spring.config.name", "query-side");
        application.setDefaultProperties(defaults);
        Startup.run(application, args);
    }
}
