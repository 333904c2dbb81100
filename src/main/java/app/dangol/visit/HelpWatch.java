package app.dangol.visit;

import app.dangol.id.HelpCallId;
import app.dangol.id.StaffId;
import app.dangol.visit.VisitEvent.HelpAnswered;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The calls for help as an associate follows them: who waits, and what became of the answers given
 * here. Used by the desk's thread alone.
 */
public final class HelpWatch {
  private final HelpCalls calls;
  private final AnswerDelivery delivery;

  /** Who answered here, as long as it is not known what came of it. */
  private final Map<HelpCallId, StaffId> answering = new LinkedHashMap<>();

  private List<HelpCall> told = List.of();

  public HelpWatch(HelpCalls calls, AnswerDelivery delivery) {
    this.calls = calls;
    this.delivery = delivery;
  }

  /** What has changed since it was last told. */
  List<VisitEvent> look() {
    List<VisitEvent> news = new ArrayList<>();
    List<HelpCall> open = calls.listOpen();
    if (!open.equals(told)) {
      told = open;
      news.add(new VisitEvent.HelpWanted(open));
    }
    for (HelpCallId call : List.copyOf(answering.keySet())) {
      StaffId by = answering.get(call);
      if (by != null && delivery.isSettled(call)) {
        answering.remove(call);
        news.add(new HelpAnswered(call, outcome(call, by)));
      }
    }
    return news;
  }

  /** Answers a call; on disk when this returns. */
  List<VisitEvent> answer(HelpCallId call, StaffId me) {
    calls.answer(call, me);
    answering.put(call, me);
    List<VisitEvent> news = new ArrayList<>();
    if (!delivery.isSettled(call)) {
      news.add(new HelpAnswered(call, HelpAnswered.Outcome.ON_ITS_WAY));
    }
    news.addAll(look());
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
