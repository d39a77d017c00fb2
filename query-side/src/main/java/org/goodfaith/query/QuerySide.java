package org.goodfaith.query;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The query side as an application of its own, and as the part that {@code standalone} composes. */
@SpringBootApplication(proxyBeanMethods = false)
public class QuerySide {

    /** Starts the query side alone. */
    public static void main(String[] args) {
        SpringApplication.run(QuerySide.class, args);
    }
}
