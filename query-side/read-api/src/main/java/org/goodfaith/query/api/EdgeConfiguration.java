package org.goodfaith.query.api;

import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.PropertySource;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Checks the parameters of every read before its controller runs. */
@Configuration(proxyBeanMethods = false)
@PropertySource("classpath:org/goodfaith/query/api/openapi.properties")
class EdgeConfiguration implements WebMvcConfigurer {

    private final KnownParameters knownParameters;

    EdgeConfiguration(KnownParameters knownParameters) {
        this.knownParameters = knownParameters;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(knownParameters).addPathPatterns("/api/v1/**", "/download/**", "/live");
    }
}
