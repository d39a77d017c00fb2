package org.goodfaith.standalone;

import java.nio.file.Path;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Starts an embedded PostgreSQL, unless {@code goodfaith.database} is {@code external} or {@code spring.datasource.url}
 * names another database.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnExpression("'${goodfaith.database:embedded}' == 'embedded' and '${spring.datasource.url:}'.isEmpty()")
@EnableConfigurationProperties(EmbeddedDatabaseConfiguration.Storage.class)
class EmbeddedDatabaseConfiguration {

    /** @param dataDir the data directory, relative to the working directory */
    @ConfigurationProperties("goodfaith")
    record Storage(@DefaultValue("data") Path dataDir) {}

    @Bean(destroyMethod = "close")
    EmbeddedDatabase embeddedDatabase(Storage storage) {
        return EmbeddedDatabase.startIn(storage.dataDir());
    }

    /** The connection details for Spring Boot's connection pool. */
    @Bean
    JdbcConnectionDetails embeddedDatabaseConnection(EmbeddedDatabase database) {
        return new JdbcConnectionDetails() {
            @Override
            public String getUsername() {
                return database.user();
            }

            @Override
            public String getPassword() {
                return database.password();
            }

            @Override
            public String getJdbcUrl() {
                return database.jdbcUrl();
            }
        };
    }
}
