package org.goodfaith.standalone;

import org.goodfaith.command.CommandSide;
import org.goodfaith.query.QuerySide;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Import;

/** The whole product in one process: both sides, and a database of its own unless it is given one. */
@SpringBootApplication(proxyBeanMethods = false)
@Import({CommandSide.class, QuerySide.class})
public class Goodfaith {

    /** Starts the product; see {@code application.yml} for what can be set. */
    public static void main(String[] args) {
        var application = new SpringApplication(Goodfaith.class);
        application.setDefaultProperties(QuerySide.DEFAULTS);
        application.run(args);
    }
}
