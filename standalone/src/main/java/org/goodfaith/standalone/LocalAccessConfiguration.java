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

/** One local account, for the API by HTTP Basic and for the pages by a login form. Everything else is refused. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(LocalAccessConfiguration.Account.class)
class LocalAccessConfiguration {

    private static final String USER = "goodfaith";

    /** @param password the local account's; without one, a new one is made up at each start and printed */
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
     * Every request brings its credentials and no session is kept. A page of another site cannot send one here: the API
     * takes JSON only, which a browser does not send across sites unasked. Whether the product is well, and no more
     * than that, anybody may ask.
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

    /**
     * What calendar programs subscribe to, who cannot sign in: the address itself is the secret, and no session is
     * kept.
     */
    @Bean
    @Order(2)
    SecurityFilterChain calendars(HttpSecurity http) {
        return http.securityMatcher("/calendar/*")
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .build();
    }

    /** A script may bring its credentials here too, for instance to read the API's description. */
    @Bean
    @Order(3)
    SecurityFilterChain pages(HttpSecurity http, UserDetailsService users) {
        return http.authenticationManager(comparing(users))
                .authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(DispatcherType.ERROR)
                        .permitAll()
                        .requestMatchers("/goodfaith.css", "/live.js", "/recording.js", "/favicon.svg", "/webjars/**")
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .formLogin(form -> form.loginPage("/login").permitAll())
                .httpBasic(Customizer.withDefaults())
                .logout(logout -> logout.permitAll())
                .build();
    }

    /** Spring's common one hashes the password anew, which takes a tenth of a second at each request. */
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
                "detail":"This needs the local account, by HTTP Basic."}
                """);
    }

    private static String newPassword() {
        byte[] random = new byte[12];
        new SecureRandom().nextBytes(random);
        return HexFormat.of().formatHex(random);
    }
}
