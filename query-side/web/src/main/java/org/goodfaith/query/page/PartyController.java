package org.goodfaith.query.page;

import java.util.EnumMap;
import org.goodfaith.query.casestatus.PartyList;
import org.goodfaith.query.edge.PageQuery;
import org.goodfaith.query.edge.ReadProblemException;
import org.goodfaith.query.lists.ObligationLists;
import org.goodfaith.rulebook.conduct.Indicator;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Serves the pages about parties across cases. */
@PageController
@RequestMapping(produces = MediaType.TEXT_HTML_VALUE)
class PartyController {

    private static final int CASES_MAX = 20;
    private static final int INDICATORS_MAX = 50;

    private final PartyList parties;
    private final ObligationLists obligations;

    PartyController(PartyList parties, ObligationLists obligations) {
        this.parties = parties;
        this.obligations = obligations;
    }

    @GetMapping("/parties")
    String find(ListFilter filter, Model model) {
        model.addAttribute("filter", filter);
        model.addAttribute("slice", parties.find(filter.text(), new PageQuery(null, filter.cursor())));
        return "goodfaith/parties";
    }

    @GetMapping(path = "/parties", params = "name")
    String party(@RequestParam String name, @RequestParam(required = false) @Nullable String cursor, Model model) {
        var cases = parties.cases(name, CASES_MAX + 1);
        if (cases.isEmpty()) {
            throw ReadProblemException.notFound("name", Messages.get("party.problem.name"));
        }
        var indicators = new EnumMap<Indicator.Leaning, PartyList.Indicators>(Indicator.Leaning.class);
        for (Indicator.Leaning leaning : Indicator.Leaning.values()) {
            indicators.put(leaning, parties.indicators(name, leaning, INDICATORS_MAX));
        }
        model.addAttribute("follows", "");
        model.addAttribute("name", name);
        model.addAttribute("times", PageTimes.UTC);
        model.addAttribute("cursor", cursor);
        model.addAttribute("cases", cases.subList(0, Math.min(CASES_MAX, cases.size())));
        model.addAttribute("otherSpellings", parties.otherSpellings(name, CASES_MAX));
        model.addAttribute("moreCases", cases.size() > CASES_MAX);
        model.addAttribute(
                "slice", obligations.owedBy(name, new PageQuery(null, cursor)).slice());
        model.addAttribute("court", indicators.get(Indicator.Leaning.COURT));
        model.addAttribute("favorable", indicators.get(Indicator.Leaning.FOR));
        model.addAttribute("against", indicators.get(Indicator.Leaning.AGAINST));
        model.addAttribute("neither", indicators.get(Indicator.Leaning.NEITHER));
        return "goodfaith/party";
    }
}
