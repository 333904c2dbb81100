package app.dangol.hub.api;

import app.dangol.hub.proof.ProofJudge;
import app.dangol.hub.proof.ProofRefused;
import app.dangol.wire.ApiError;
import app.dangol.wire.Dpop;
import app.dangol.wire.OAuth;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes a request's proof (RFC 9449). Whoever is refused learns the error's name; the reason is in
 * the log.
 */
final class ProofGate {
  /** RFC 9449 §7.1: what a device may sign with. */
  static final String ALGORITHMS = "algs=\"ES256\"";

  /** The key that was proved already, for whoever looks again after a wait: a proof counts once. */
  private static final String PROVEN = "proven";

  private static final Logger LOG = LoggerFactory.getLogger(ProofGate.class);

  /** Nobody fills the log by sending bad ones. */
  private static final long LOG_STEP_NANOS = 1_000_000_000L;

  private final ProofJudge judge;
  private final ProofAddress address;
  private final AtomicLong loggedAt = new AtomicLong(System.nanoTime() - LOG_STEP_NANOS);

  ProofGate(ProofJudge judge, ProofAddress address) {
    this.judge = judge;
    this.address = address;
  }

  void addTo(RoutesConfig routes) {
    routes.exception(ProofRefused.class, (e, c) -> refuse(c, e));
  }

  /**
   * The thumbprint of the key that sent a request with that access token.
   *
   * @throws ProofRefused if nothing shows that
   */
  String require(Context context, String token) {
    String before = context.attribute(PROVEN);
    if (before != null) {
      return before;
    }
    String now = judge(context, Optional.of(token));
    context.attribute(PROVEN, now);
    return now;
  }

  /**
   * The thumbprint of the key that sent a request in which there is no access token; empty if no
   * key is shown.
   *
   * @throws ProofRefused if what is shown proves nothing
   */
  Optional<String> find(Context context) {
    return isShown(context) ? Optional.of(judge(context, Optional.empty())) : Optional.empty();
  }

  /** Whether there is anything to be judged. */
  static boolean isShown(Context context) {
    return !proofs(context).isEmpty();
  }

  private String judge(Context context, Optional<String> token) {
    String path = context.req().getRequestURI();
    ProofJudge.Proven proven =
        judge.judge(
            new ProofJudge.Asked(
                proofs(context), context.req().getMethod(), htu -> address.isOf(htu, path), token));
    proven.nextNonce().ifPresent(nonce -> context.header(Dpop.NONCE, nonce));
    return proven.thumbprint();
  }

  private static List<String> proofs(Context context) {
    return Collections.list(context.req().getHeaders(Dpop.PROOF));
  }

  private void refuse(Context context, ProofRefused refused) {
    String error = refused.isStale() ? Dpop.USE_NONCE : Dpop.INVALID_PROOF;
    if (refused.isStale()) {
      // Every device begins so: no word for the log.
      context.header(Dpop.NONCE, judge.freshNonce());
    } else {
      log(context, refused);
    }
    if (OAuthEndpoints.isOpen(context.path())) {
      Answers.json(context, 400, new OAuth.Failure(error, null));
      return;
    }
    context.header("WWW-Authenticate", "DPoP error=\"" + error + "\", " + ALGORITHMS);
    Answers.json(context, 401, new ApiError(error, "a proof of the device's key is needed"));
  }

  private void log(Context context, ProofRefused refused) {
    long now = System.nanoTime();
    long before = loggedAt.get();
    if (now - before >= LOG_STEP_NANOS && loggedAt.compareAndSet(before, now)) {
      LOG.warn(
          "{} {} refused: {}",
          context.method(),
          context.endpoints().lastHttpEndpoint(),
          refused.getMessage());
    }
  }
}
