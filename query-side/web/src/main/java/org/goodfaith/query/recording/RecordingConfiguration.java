package org.goodfaith.query.recording;

import org.goodfaith.query.commandside.CommandSideSettings;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Fallback;

/** Connects the forms to the command side. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(CommandSideSettings.class)
class RecordingConfiguration {

    /** Applies unless an application that contains both sides provides an implementation without HTTP. */
    @Bean
    @Fallback
    RecordingApi httpRecordingApi(CommandSideSettings settings) {
        return new HttpRecordingApi(settings);
    }
}
