package org.goodfaith.query;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.test.annotation.DirtiesContext;

/** Starts the query side on an empty database of its own. A read waits up to 60 seconds for the projection. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@SpringBootTest(
        classes = QuerySide.class,
        properties = {"goodfaith.query.wait-max=60s", "spring.mvc.problemdetails.enabled=true"})
@AutoConfigureMockMvc
@Import(QueryDatabase.class)
@DirtiesContext
public @interface QuerySideTest {}
