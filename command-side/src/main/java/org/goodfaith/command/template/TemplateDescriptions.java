package org.goodfaith.command.template;

import java.util.Optional;
import org.goodfaith.command.template.TemplateController.TemplateList;
import org.goodfaith.command.template.TemplateController.TemplateView;
import org.springframework.stereotype.Component;

/** Describes the order templates as the API does, for callers in the same process. */
@Component
public class TemplateDescriptions {

    private final TemplateCatalog catalog;

    TemplateDescriptions(TemplateCatalog catalog) {
        this.catalog = catalog;
    }

    /** Returns the list of all templates, to be serialized as JSON. */
    public Object all() {
        return new TemplateList(
                catalog.all().stream().map(TemplateList.TemplateSummary::of).toList());
    }

    /** Returns a template, to be serialized as JSON; empty if there is no template with this id. */
    public Optional<Object> find(String id) {
        return catalog.find(id).map(TemplateView::of);
    }
}
