package org.goodfaith.standalone;

import org.goodfaith.command.CommandSide;
import org.goodfaith.query.QuerySide;
import org.goodfaith.query.operations.OperatorCommand;
import org.goodfaith.spring.Startup;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Import;

/** The whole product in one process: both sides, and an embedded database unless another is configured. */
@SpringBootApplication(proxyBeanMethods = false)
@Import({CommandSide.class, QuerySide.class})
public class Goodfaith {

    /** Starts Goodfaith; see {@code application.yml} for settings and {@link OperatorCommand} for operator commands. */
    public static void main(String[] args) {
        if (OperatorCommand.isCommand(args)) {
            System.exit(OperatorCommand.run(args, "http://127.0.0.1:8080", System.getenv(), System.out, System.err));
        }
        var application = new SpringApplication(Goodfaith.class);
        application.setDefaultProperties(QuerySide.DEFAULTS);
        Startup.run(application, args);
    }
}
