package org.goodfaith.query.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.goodfaith.events.CaseId;
import org.goodfaith.events.Circumstances;
import org.goodfaith.events.CourtTime;
import org.goodfaith.events.Fact;
import org.goodfaith.query.QueryDatabase;
import org.goodfaith.query.QuerySideTest;
import org.goodfaith.query.Recorder;
import org.goodfaith.query.casestatus.ReadYourWrites;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** Records facts, waits until the projection has processed them, and reads pages as a signed-in reader. */
@QuerySideTest
abstract class ServedPages {

    @Autowired
    MockMvc http;

    @Autowired
    Recorder recorder;

    @Autowired
    QueryDatabase.SetClock clock;

    @Autowired
    ReadYourWrites arrivals;

    static Circumstances at(String on) {
        return Circumstances.at(CourtTime.of(on));
    }

    void record(CaseId caseId, Fact... facts) throws Exception {
        arrivals.await(recorder.record(caseId, facts));
    }

    String page(String address) throws Exception {
        return body(get(URI.create(address)).accept("text/html"));
    }

    String json(String address) throws Exception {
        return body(get(URI.create(address)).accept("application/json"));
    }

    String body(MockHttpServletRequestBuilder request) throws Exception {
        var response = http.perform(request.with(user("reader"))).andReturn().getResponse();
        String body = response.getContentAsString(StandardCharsets.UTF_8);
        assertThat(response.getStatus()).as(body).isBetween(200, 201);
        return body;
    }
}
