package org.goodfaith.command.config;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.goodfaith.command.template.TemplateCatalog;
import org.goodfaith.command.template.TemplateFile;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.ResourcePatternResolver;

/** Reads the order templates at start-up. An invalid template aborts the start. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(TemplateConfiguration.Templates.class)
class TemplateConfiguration {

    /**
     * @param locations Spring resource patterns of template files; add a directory, such as
     *     {@code file:/etc/goodfaith/*.yml}, for your own templates
     */
    @ConfigurationProperties("goodfaith.templates")
    record Templates(
            @DefaultValue("classpath*:/templates/*.yml") List<String> locations) {}

    @Bean
    TemplateCatalog templateCatalog(Templates templates, ResourcePatternResolver resources) throws IOException {
        var files = new ArrayList<TemplateFile>();
        for (String location : templates.locations()) {
            for (Resource resource : resources.getResources(location)) {
                String name = resource.getFilename() == null ? resource.getDescription() : resource.getFilename();
                files.add(new TemplateFile(name, resource.getContentAsString(StandardCharsets.UTF_8)));
            }
        }
        return TemplateCatalog.of(files);
    }
}
