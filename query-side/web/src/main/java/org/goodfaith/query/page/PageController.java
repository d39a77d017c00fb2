package org.goodfaith.query.page;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a controller that renders pages, in whichever module it is. Its pages get the security headers, the common
 * model attributes and the problem page, and it is left out of the API description.
 */
@PageController
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface PageController {}
