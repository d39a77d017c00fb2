package org.goodfaith.query.recording;

import org.goodfaith.query.commandside.CommandSideLocation;
import org.goodfaith.query.commandside.CommandSideSettings;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where the forms send what was filled in. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(CommandSideSettings.class)
class RecordingConfiguration {

    @Bean
    RecordingApi recordingApi(ObjectProvider<CommandSideLocation> composed, CommandSideSettings settings) {
        return new HttpRecordingApi(composed.getIfAvailable(() -> () -> settings));
    }
}
