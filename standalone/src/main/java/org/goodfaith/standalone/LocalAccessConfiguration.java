package org.goodfaith.standalone;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.authentication.dao.DaoAuthenticationProvider;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;

/** Secures Goodfaith with one local account: HTTP Basic for the API, a login form for pages. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(LocalAccessConfiguration.Account.class)
class LocalAccessConfiguration {

    private static final String USER = "goodfaith";

    /** @param password the password; if absent, each start generates and prints a new one */
    @ConfigurationProperties("goodfaith")
    record Account(@Nullable String password) {}

    @Bean
    LocalAccount localAccount(Account account) {
        String given = account.password();
        return given == null || given.isBlank()
                ? new LocalAccount(USER, newPassword(), true)
                : new LocalAccount(USER, given, false);
    }

    @Bean
    UserDetailsService localUsers(LocalAccount account) {
        return new InMemoryUserDetailsManager(User.withUsername(account.user())
                .password("{noop}" + account.password())
                .roles(LocalAccount.ROLE)
                .build());
    }

    /**
     * Requires credentials with every API request and keeps no session. Pages of other sites cannot send requests,
     * because the API accepts JSON only, which browsers do not send across sites without permission. Health checks are
     * public.
     */
    @Bean
    @Order(1)
    SecurityFilterChain api(HttpSecurity http, UserDetailsService users) {
        return http.securityMatcher("/api/**", "/actuator/**")
                .authenticationManager(comparing(users))
                .authorizeHttpRequests(requests -> requests.requestMatchers("/actuator/health/**")
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .httpBasic(basic -> basic.authenticationEntryPoint(LocalAccessConfiguration::askForCredentials))
                .csrf(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .build();
    }

    /** Opens calendar feeds to calendar programs, which cannot sign in. The URL is the secret; there is no session. */
    @Bean
    @Order(2)
    SecurityFilterChain calendars(HttpSecurity http) {
        return http.securityMatcher("/calendar/*")
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .build();
    }

    /** Pages also accept HTTP Basic, for example so that scripts can read the API description. */
    @Bean
    @Order(3)
    SecurityFilterChain pages(HttpSecurity http, UserDetailsService users) {
        return http.authenticationManager(comparing(users))
                .authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(DispatcherType.ERROR)
                        .permitAll()
                        .requestMatchers(
                                "/goodfaith.css",
                                "/idiomorph.js",
                                "/live.js",
                                "/recording.js",
                                "/favicon.svg",
                                "/webjars/**")
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .formLogin(form -> form.loginPage("/login").permitAll())
                .httpBasic(Customizer.withDefaults())
                .logout(logout -> logout.permitAll())
                .build();
    }

    /** The default provider re-encodes the stored password, which costs about 100 ms per request. */
    private static AuthenticationManager comparing(UserDetailsService users) {
        return new ProviderManager(new DaoAuthenticationProvider(users));
    }

    private static void askForCredentials(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException e) throws IOException {
        response.setStatus(HttpStatus.UNAUTHORIZED.value());
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"Goodfaith\", charset=\"UTF-8\"");
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.getWriter().write("""
                {"type":"/problems/not-signed-in","title":"Unauthorized","status":401,\
                "detail":"Sign in with the local account, using HTTP Basic."}
                """);
    }

    private static String newPassword() {
        byte[] random = new byte[12];
        new SecureRandom().nextBytes(random);
        return HexFormat.of().formatHex(random);
    }
}
