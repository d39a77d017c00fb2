package org.goodfaith.query.page;

import org.goodfaith.query.edge.ReadProblem;
import org.goodfaith.query.edge.ReadProblemException;
import org.goodfaith.rulebook.status.CaseTooLarge;
import org.goodfaith.spring.SqlFailures;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.TransactionException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.ModelAndView;

/** Renders read problems as a page with the matching HTTP status. */
@ControllerAdvice(annotations = PageController.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
class PageProblems {

    @ExceptionHandler
    ModelAndView unreadable(ReadProblemException e) {
        HttpStatus status =
                switch (e.reason()) {
                    case ReadProblem.MalformedParameter _, ReadProblem.UnknownParameter _ -> HttpStatus.BAD_REQUEST;
                    case ReadProblem.InvalidParameter _, ReadProblem.PastAsOf _ -> HttpStatus.UNPROCESSABLE_CONTENT;
                    case ReadProblem.NotFound _ -> HttpStatus.NOT_FOUND;
                    case ReadProblem.InvalidState _ -> HttpStatus.CONFLICT;
                    case ReadProblem.NotYetVisible _,
                            ReadProblem.NotEvaluated _,
                            ReadProblem.NotEvaluatedFromThere _,
                            ReadProblem.TooLarge _ -> HttpStatus.SERVICE_UNAVAILABLE;
                };
        return page(status, e.reason().says());
    }

    /** A bundle or certificate of a case that is too large. */
    @ExceptionHandler(CaseTooLarge.class)
    ModelAndView tooLarge() {
        return unreadable(new ReadProblemException(new ReadProblem.TooLarge()));
    }

    @ExceptionHandler
    ModelAndView mistyped(MethodArgumentTypeMismatchException e) {
        return page(
                HttpStatus.NOT_FOUND,
                e.getName().equals("caseId")
                        ? Messages.get("page.noSuchCase")
                        : Messages.get("page.noSuch", e.getName()));
    }

    /** The database is down or restarting, has no connection or memory free, or rolled the read back. */
    @ExceptionHandler({DataAccessException.class, TransactionException.class})
    ModelAndView noDatabase(RuntimeException e) {
        if (!SqlFailures.isOutage(e)) {
            throw e;
        }
        return page(HttpStatus.SERVICE_UNAVAILABLE, Messages.get("problem.noDatabase"));
    }

    static ModelAndView page(HttpStatus status, String says) {
        var page = new ModelAndView("goodfaith/problem", status);
        page.addObject("says", says);
        page.addObject("words", PageWords.WORDS);
        return page;
    }
}
