package org.goodfaith.rulebook.status;

import java.time.LocalDate;

/** The days used in tests, named with their weekday. {@link DaysTest} checks the names. */
final class Days {

    static final LocalDate SUN_2024_06_02 = LocalDate.of(2024, 6, 2);
    static final LocalDate MON_2024_06_03 = LocalDate.of(2024, 6, 3);
    static final LocalDate TUE_2024_06_04 = LocalDate.of(2024, 6, 4);
    static final LocalDate WED_2024_06_05 = LocalDate.of(2024, 6, 5);
    static final LocalDate MON_2024_06_10 = LocalDate.of(2024, 6, 10);
    static final LocalDate WED_2024_06_12 = LocalDate.of(2024, 6, 12);
    static final LocalDate THU_2024_06_20 = LocalDate.of(2024, 6, 20);
    static final LocalDate FRI_2024_06_21 = LocalDate.of(2024, 6, 21);
    static final LocalDate MON_2024_06_24 = LocalDate.of(2024, 6, 24);
    static final LocalDate TUE_2024_06_25 = LocalDate.of(2024, 6, 25);
    static final LocalDate WED_2024_06_26 = LocalDate.of(2024, 6, 26);
    static final LocalDate THU_2024_06_27 = LocalDate.of(2024, 6, 27);
    static final LocalDate FRI_2024_06_28 = LocalDate.of(2024, 6, 28);
    static final LocalDate MON_2024_07_01 = LocalDate.of(2024, 7, 1);
    static final LocalDate TUE_2024_07_16 = LocalDate.of(2024, 7, 16);
    static final LocalDate WED_2024_07_17 = LocalDate.of(2024, 7, 17);
    static final LocalDate TUE_2024_07_23 = LocalDate.of(2024, 7, 23);
    static final LocalDate WED_2024_07_24 = LocalDate.of(2024, 7, 24);
    static final LocalDate WED_2024_07_31 = LocalDate.of(2024, 7, 31);
    static final LocalDate THU_2024_08_01 = LocalDate.of(2024, 8, 1);
    static final LocalDate FRI_2024_08_02 = LocalDate.of(2024, 8, 2);
    static final LocalDate MON_2024_08_05 = LocalDate.of(2024, 8, 5);
    static final LocalDate TUE_2024_08_06 = LocalDate.of(2024, 8, 6);
    static final LocalDate WED_2024_08_07 = LocalDate.of(2024, 8, 7);
    static final LocalDate THU_2024_08_08 = LocalDate.of(2024, 8, 8);
    static final LocalDate FRI_2024_08_09 = LocalDate.of(2024, 8, 9);
    static final LocalDate SAT_2024_08_10 = LocalDate.of(2024, 8, 10);
    static final LocalDate MON_2024_08_12 = LocalDate.of(2024, 8, 12);
    static final LocalDate TUE_2024_08_13 = LocalDate.of(2024, 8, 13);
    static final LocalDate WED_2024_08_14 = LocalDate.of(2024, 8, 14);
    static final LocalDate THU_2024_08_15 = LocalDate.of(2024, 8, 15);
    static final LocalDate MON_2024_08_19 = LocalDate.of(2024, 8, 19);
    static final LocalDate TUE_2024_08_20 = LocalDate.of(2024, 8, 20);
    static final LocalDate WED_2024_08_21 = LocalDate.of(2024, 8, 21);
    static final LocalDate THU_2024_08_22 = LocalDate.of(2024, 8, 22);
    static final LocalDate FRI_2024_08_23 = LocalDate.of(2024, 8, 23);
    static final LocalDate MON_2024_08_26 = LocalDate.of(2024, 8, 26);
    static final LocalDate TUE_2024_08_27 = LocalDate.of(2024, 8, 27);
    static final LocalDate WED_2024_08_28 = LocalDate.of(2024, 8, 28);
    static final LocalDate THU_2024_08_29 = LocalDate.of(2024, 8, 29);
    static final LocalDate FRI_2024_08_30 = LocalDate.of(2024, 8, 30);
    static final LocalDate TUE_2024_09_03 = LocalDate.of(2024, 9, 3);
    static final LocalDate TUE_2024_09_10 = LocalDate.of(2024, 9, 10);
    static final LocalDate TUE_2024_09_17 = LocalDate.of(2024, 9, 17);
    static final LocalDate MON_2024_09_30 = LocalDate.of(2024, 9, 30);
    static final LocalDate MON_2025_05_19 = LocalDate.of(2025, 5, 19);
    static final LocalDate WED_2025_05_21 = LocalDate.of(2025, 5, 21);
    static final LocalDate THU_2025_05_22 = LocalDate.of(2025, 5, 22);
    static final LocalDate MON_2025_06_02 = LocalDate.of(2025, 6, 2);
    static final LocalDate MON_2025_06_16 = LocalDate.of(2025, 6, 16);
    static final LocalDate MON_2025_06_23 = LocalDate.of(2025, 6, 23);
    static final LocalDate MON_2025_07_07 = LocalDate.of(2025, 7, 7);
    static final LocalDate TUE_2025_07_08 = LocalDate.of(2025, 7, 8);
    static final LocalDate WED_2025_07_09 = LocalDate.of(2025, 7, 9);
    static final LocalDate THU_2025_07_10 = LocalDate.of(2025, 7, 10);
    static final LocalDate MON_2025_07_14 = LocalDate.of(2025, 7, 14);
    static final LocalDate THU_2025_08_28 = LocalDate.of(2025, 8, 28);
    static final LocalDate FRI_2025_08_29 = LocalDate.of(2025, 8, 29);
    static final LocalDate THU_2025_09_11 = LocalDate.of(2025, 9, 11);
    static final LocalDate FRI_2025_09_12 = LocalDate.of(2025, 9, 12);
    static final LocalDate MON_2025_09_15 = LocalDate.of(2025, 9, 15);
    static final LocalDate FRI_2025_12_12 = LocalDate.of(2025, 12, 12);
    static final LocalDate MON_2025_12_15 = LocalDate.of(2025, 12, 15);
    static final LocalDate FRI_2025_12_26 = LocalDate.of(2025, 12, 26);
    static final LocalDate SAT_2025_12_27 = LocalDate.of(2025, 12, 27);
    static final LocalDate MON_2025_12_29 = LocalDate.of(2025, 12, 29);

    private Days() {}
}
