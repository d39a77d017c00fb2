package org.goodfaith.query.config;

import org.axonframework.springboot.autoconfig.JdbcAutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;

/**
 * Orders two configurations that do not know each other: Axon 4.13.0 looks for a data source before Spring Boot 4 has
 * configured one, and would go without a store.
 */
@AutoConfiguration(after = DataSourceAutoConfiguration.class, before = JdbcAutoConfiguration.class)
class DataSourceBeforeAxon {}
