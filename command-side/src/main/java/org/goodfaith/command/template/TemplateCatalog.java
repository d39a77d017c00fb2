package org.goodfaith.command.template;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import org.goodfaith.command.template.InvalidTemplateException.TemplateFault;

/** All order templates by id. Immutable; read once at start-up. */
public final class TemplateCatalog {

    private final SequencedMap<String, OrderTemplate> byId;

    private TemplateCatalog(SequencedMap<String, OrderTemplate> byId) {
        this.byId = byId;
    }

    /**
     * Reads and checks every template.
     *
     * @throws InvalidTemplateException if any template is invalid; lists the errors of all templates
     */
    public static TemplateCatalog of(List<TemplateFile> files) {
        var byId = new TreeMap<String, OrderTemplate>();
        var faults = new ArrayList<TemplateFault>();
        for (var file : files) {
            try {
                var template = OrderTemplate.of(file);
                if (byId.putIfAbsent(template.id(), template) != null) {
                    faults.add(new TemplateFault(
                            file.name(), 1, "/id", "another template has the id '" + template.id() + "'"));
                }
            } catch (InvalidTemplateException e) {
                faults.addAll(e.faults());
            }
        }
        if (!faults.isEmpty()) {
            throw new InvalidTemplateException(faults);
        }
        return new TemplateCatalog(byId);
    }

    /** Returns all templates in the order of their ids. */
    public List<OrderTemplate> all() {
        return List.copyOf(byId.values());
    }

    public Optional<OrderTemplate> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }
}
