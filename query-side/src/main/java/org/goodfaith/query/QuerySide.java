package org.goodfaith.query;

import java.util.HashMap;
import java.util.Map;
import org.goodfaith.query.operations.OperatorCommand;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The query side as an application of its own, and as the part that {@code standalone} composes. */
@SpringBootApplication(proxyBeanMethods = false)
public class QuerySide {

    /** What holds where a program is started and nothing else is said. A test that wants it asks for it. */
    public static final Map<String, Object> DEFAULTS = Map.of("goodfaith.notices.every", "1m");

    /**
     * Starts the query side alone; see {@code query-side.yml} for what can be set, and {@link OperatorCommand} for what
     * operators ask.
     */
    public static void main(String[] args) {
        if (OperatorCommand.isCommand(args)) {
            System.exit(OperatorCommand.run(args, "http://127.0.0.1:8082", System.getenv(), System.out, System.err));
        }
        var application = new SpringApplication(QuerySide.class);
        var defaults = new HashMap<>(DEFAULTS);
        defaults.put("spring.config.name", "query-side");
        application.setDefaultProperties(defaults);
        application.run(args);
    }
}
