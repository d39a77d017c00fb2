package org.goodfaith.spring;

import org.axonframework.springboot.autoconfig.JdbcAutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;

/**
 * Runs Axon's JDBC auto-configuration after Spring Boot's data source. Axon 4.13.0 does not know Spring Boot 4's class
 * names; without this order it finds no data source and configures no store.
 */
@AutoConfiguration(after = DataSourceAutoConfiguration.class, before = JdbcAutoConfiguration.class)
class DataSourceBeforeAxon {}
