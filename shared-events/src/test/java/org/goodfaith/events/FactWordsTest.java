package org.goodfaith.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.RecordComponent;
import org.junit.jupiter.api.Test;

class FactWordsTest {

    @Test
    void describesEveryFactAndAttribute() {
        assertThat(FactTypes.all().values()).allSatisfy(type -> {
            assertThat(FactWords.of(type)).endsWith(".");
            for (RecordComponent component : type.getRecordComponents()) {
                assertThat(FactWords.of(component)).as("%s", component).isNotBlank();
            }
        });
    }

    @Test
    void describesValues() {
        assertThat(FactWords.of(Channel.LODGED)).isPresent();
        assertThat(FactWords.of(Channel.OTHER)).isEmpty();
    }
}
