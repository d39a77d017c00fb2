package org.goodfaith.standalone;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;

/** Matches unless {@code goodfaith.database} is {@code external} or {@code spring.datasource.url} names a database. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ConditionalOnExpression("'${goodfaith.database:embedded}' == 'embedded' and '${spring.datasource.url:}'.isEmpty()")
@interface ConditionalOnEmbeddedDatabase {}
