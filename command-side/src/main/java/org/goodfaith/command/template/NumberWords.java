package org.goodfaith.command.template;

/** Formats numbers as orders write them: {@code fourteen (14) days}. */
final class NumberWords {

    private static final int SPELLED_MAX = 999;
    private static final int TWENTY = 20;
    private static final int TEN = 10;
    private static final int HUNDRED = 100;
    private static final String[] SMALL = {
        "zero",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen"
    };
    private static final String[] TENS = {
        "", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"
    };

    private NumberWords() {}

    /** Returns the number in words and figures, or in figures only if it is negative or greater than 999. */
    static String of(int number) {
        return number < 0 || number > SPELLED_MAX ? String.valueOf(number) : spelled(number) + " (" + number + ")";
    }

    /** Returns the number with its noun in singular or plural: {@code one (1) week}, {@code two (2) weeks}. */
    static String of(int number, String noun) {
        return of(number) + " " + noun + (number == 1 ? "" : "s");
    }

    private static String spelled(int number) {
        if (number < TWENTY) {
            return SMALL[number];
        }
        if (number < HUNDRED) {
            return TENS[number / TEN] + (number % TEN == 0 ? "" : "-" + SMALL[number % TEN]);
        }
        return SMALL[number / HUNDRED] + " hundred" + (number % HUNDRED == 0 ? "" : " " + spelled(number % HUNDRED));
    }
}
