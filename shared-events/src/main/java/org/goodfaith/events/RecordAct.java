package org.goodfaith.events;

/** Something about the record itself. It has a command of its own and performs no duty. */
public sealed interface RecordAct extends Fact permits EntryStricken, OverdueNoticeIssued, OverdueNoticeWithdrawn {}
