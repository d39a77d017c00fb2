package org.goodfaith.query.page;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Locale;
import org.goodfaith.query.api.KnownParameters;
import org.springframework.boot.webmvc.autoconfigure.error.BasicErrorController;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.CacheControl;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.i18n.FixedLocaleResolver;
import org.springframework.web.servlet.resource.LiteWebJarsResourceResolver;

/** Configures the page texts, the static files, and the security headers that restrict pages to their own files. */
@Configuration(proxyBeanMethods = false)
class PageConfiguration implements WebMvcConfigurer {

    /** Allows {@code data:} images because the Bootstrap style sheet embeds its icons that way. */
    static final String POLICY = "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self';"
            + " img-src 'self' data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private static final CacheControl A_YEAR =
            CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable();

    /** Pages are in American English regardless of the browser's language. */
    @Bean
    static LocaleResolver localeResolver() {
        return new FixedLocaleResolver(Locale.US);
    }

    @Bean
    static MessageSource messageSource() {
        return Messages.source();
    }

    /** Caches webjars for a year because their URLs contain a version. Browsers revalidate our own files. */
    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.addResourceHandler("/webjars/**")
                .addResourceLocations("classpath:/META-INF/resources/webjars/")
                .setCacheControl(A_YEAR)
                .resourceChain(true)
                .addResolver(new LiteWebJarsResourceResolver());
        registry.addResourceHandler("/goodfaith.css", "/idiomorph.js", "/live.js", "/recording.js", "/favicon.svg")
                .addResourceLocations("classpath:/static/")
                .setCacheControl(CacheControl.noCache());
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new HandlerInterceptor() {
            @Override
            public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
                if (handler instanceof HandlerMethod method && isPage(method.getBeanType())) {
                    protect(response);
                    if (request.getMethod().equals("GET") && method.getBeanType() != BasicErrorController.class) {
                        request.getParameterMap().forEach(KnownParameters::requireText);
                    }
                }
                return true;
            }
        });
    }

    private static boolean isPage(Class<?> controller) {
        return AnnotatedElementUtils.hasAnnotation(controller, PageController.class)
                || controller == BasicErrorController.class;
    }

    /** Adds the security headers of a page. */
    static void protect(HttpServletResponse response) {
        response.setHeader("Content-Security-Policy", POLICY);
        response.setHeader("Referrer-Policy", "no-referrer");
    }
}
