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
 * What this side needs where it is an application of its own; what composes it brings its own instead. Last of all, so
 * that it is known what is missing.
 */
@AutoConfiguration(before = {ServletWebSecurityAutoConfiguration.class, ManagementWebSecurityAutoConfiguration.class})
class QueryStandaloneDefaults {
    /**
     * The account of {@code spring.security.user}, by HTTP Basic, for the API and for the pages. A browser sends those
     * credentials with every form, also with one of another site, so a form must prove by a token that it is from here;
     * the API takes JSON only, which no form sends. What calendar programs subscribe to needs no account: its address
     * is a secret. Whether the service is well, and no more than that, anybody may ask.
     */
    @Bean
    @ConditionalOnMissingBean(SecurityFilterChain.class)
    @ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
    SecurityFilterChain reads(HttpSecurity http, UserDetailsService users) {
        // Of its own, because the common one hashes the password anew, which takes a tenth of a second at each request.
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
