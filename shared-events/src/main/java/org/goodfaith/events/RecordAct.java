package org.goodfaith.events;

/** A fact about the record itself. It has its own command and performs no term. */
public sealed interface RecordAct extends Fact permits EntryStricken, OverdueNoticeIssued, OverdueNoticeWithdrawn {}
