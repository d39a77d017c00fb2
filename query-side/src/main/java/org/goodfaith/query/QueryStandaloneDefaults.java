package org.goodfaith.query;

import static org.springframework.security.config.http.SessionCreationPolicy.STATELESS;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.security.autoconfigure.actuate.web.servlet.ManagementWebSecurityAutoConfiguration;
import org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.authentication.dao.DaoAuthenticationProvider;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;

/**
 * Secures the query side when it runs as a separate application. An application that contains both sides defines its
 * own security. As an auto-configuration, this class runs last and sees what the application has defined.
 */
@AutoConfiguration(before = {ServletWebSecurityAutoConfiguration.class, ManagementWebSecurityAutoConfiguration.class})
class QueryStandaloneDefaults {
    /**
     * Requires the account of {@code spring.security.user} with HTTP Basic for the API and the pages, except for health
     * checks and calendar feeds, whose URLs are secret. Browsers send Basic credentials with forms of other sites too,
     * so page forms need a CSRF token. The API needs none because it accepts JSON only, which no form can send.
     */
    @Bean
    @ConditionalOnMissingBean(SecurityFilterChain.class)
    @ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
    SecurityFilterChain reads(HttpSecurity http, UserDetailsService users) {
        // The default provider re-encodes the stored password, which costs about 100 ms per request.
        return http.authenticationManager(new ProviderManager(new DaoAuthenticationProvider(users)))
                .authorizeHttpRequests(requests -> requests.requestMatchers("/calendar/*", "/actuator/health/**")
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .httpBasic(Customizer.withDefaults())
                .csrf(csrf -> csrf.csrfTokenRepository(new CookieCsrfTokenRepository())
                        .ignoringRequestMatchers("/api/**"))
                .sessionManagement(session -> session.sessionCreationPolicy(STATELESS))
                .build();
    }
}
