package app.dangol.visit;

import app.dangol.id.HelpCallId;
import app.dangol.id.StaffId;
import app.dangol.visit.VisitEvent.HelpAnswered;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The calls for help as an associate follows them: who waits, and what became of the answers given
 * here. Used by the desk's thread alone.
 */
public final class HelpWatch {
  private final HelpCalls calls;
  private final AnswerDelivery delivery;
  private final Set<HelpCallId> answering = new LinkedHashSet<>();
  private List<HelpCall> told = List.of();

  public HelpWatch(HelpCalls calls, AnswerDelivery delivery) {
    this.calls = calls;
    this.delivery = delivery;
  }

  /** What has changed since it was last told. */
  List<VisitEvent> look(StaffId me) {
    List<VisitEvent> news = new ArrayList<>();
    List<HelpCall> open = calls.listOpen();
    if (!open.equals(told)) {
      told = open;
      news.add(new VisitEvent.HelpWanted(open));
    }
    for (HelpCallId call : List.copyOf(answering)) {
      if (delivery.isSettled(call)) {
        answering.remove(call);
        news.add(new HelpAnswered(call, outcome(call, me)));
      }
    }
    return news;
  }

  /** Answers a call; on disk when this returns. */
  List<VisitEvent> answer(HelpCallId call, StaffId me) {
    calls.answer(call, me);
    answering.add(call);
    List<VisitEvent> news = new ArrayList<>();
    if (!delivery.isSettled(call)) {
      news.add(new HelpAnswered(call, HelpAnswered.Outcome.ON_ITS_WAY));
    }
    news.addAll(look(me));
    return news;
  }

  private HelpAnswered.Outcome outcome(HelpCallId id, StaffId me) {
    Optional<HelpCall> call = calls.find(id);
    Optional<StaffId> by = call.flatMap(HelpCall::answeredBy);
    if (by.isEmpty()) {
      return HelpAnswered.Outcome.WITHDRAWN;
    }
    return by.get().equals(me) ? HelpAnswered.Outcome.TOLD : HelpAnswered.Outcome.TAKEN;
  }
}
