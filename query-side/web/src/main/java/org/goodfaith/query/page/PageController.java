package org.goodfaith.query.page;

import io.swagger.v3.oas.annotations.Hidden;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.stereotype.Controller;

/**
 * Marks a controller that renders pages, in whichever module it is. Its pages get the security headers, the common
 * model attributes and the problem page, and it is left out of the API description.
 */
@Controller
@Hidden
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface PageController {}
