package org.goodfaith.command.http;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import javax.sql.DataSource;
import org.goodfaith.command.CommandSide;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;

/**
 * Starts the command side on a random port with an embedded PostgreSQL, on Friday, August 30, 2024.
 *
 * <p>The accounts are {@code clerk}, {@code colleague} and {@code delegate}; the last has the role {@code DELEGATE}.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(classes = CommandSide.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@Import({ServerTest.TestBeans.class, CommandApi.class})
public @interface ServerTest {

    /** The beans that another module provides in production. */
    @TestConfiguration(proxyBeanMethods = false)
    class TestBeans {

        @Bean(destroyMethod = "close")
        EmbeddedPostgres postgres() throws IOException {
            return EmbeddedPostgres.start();
        }

        @Bean
        DataSource dataSource(EmbeddedPostgres postgres) {
            return postgres.getPostgresDatabase();
        }

        @Bean
        Clock clock() {
            return Clock.fixed(Instant.parse("2024-08-30T22:00:00Z"), ZoneOffset.UTC);
        }

        @Bean
        UserDetailsService accounts() {
            return new InMemoryUserDetailsManager(
                    User.withUsername("clerk")
                            .password("{noop}x")
                            .roles("CLERK")
                            .build(),
                    User.withUsername("delegate")
                            .password("{noop}x")
                            .roles("DELEGATE")
                            .build(),
                    User.withUsername("colleague")
                            .password("{noop}x")
                            .roles("CLERK")
                            .build());
        }

        @Bean
        SecurityFilterChain basic(HttpSecurity http) {
            return http.authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                    .httpBasic(Customizer.withDefaults())
                    .csrf(AbstractHttpConfigurer::disable)
                    .build();
        }
    }
}
