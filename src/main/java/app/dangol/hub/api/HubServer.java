package app.dangol.hub.api;

import app.dangol.failure.DangolException;
import app.dangol.failure.ErrorCode;
import app.dangol.hub.AuditHeads;
import app.dangol.hub.KeptTexts;
import app.dangol.hub.LookUps;
import app.dangol.hub.PacedCardUses;
import app.dangol.hub.TrailGrants;
import app.dangol.hub.TrailRows;
import app.dangol.hub.enrol.Enrolment;
import app.dangol.hub.identity.MergeDesk;
import app.dangol.hub.imports.NetworkBatches;
import app.dangol.hub.log.HubLog;
import app.dangol.hub.log.Manifests;
import app.dangol.hub.ops.OpLedger;
import app.dangol.hub.stock.ReadTimes;
import app.dangol.wire.Contract;
import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import io.javalin.util.JavalinBindException;
import io.javalin.util.JavalinException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The central API on loopback; a TLS front stands before it where devices come from outside. */
public final class HubServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(HubServer.class);

  private static final String LOOPBACK = "127.0.0.1";
  private static final Duration STOP_TIMEOUT = Duration.ofSeconds(3);

  /**
   * When shops open, or the hub is back, all devices connect at once; of Java's own 50 places the
   * rest would be reset.
   */
  private static final int WAITING_TO_CONNECT = 4_096;

  private static final Duration IDLE_AT_STOP = Duration.ofMillis(50);

  private final Javalin javalin;

  private HubServer(Javalin javalin) {
    this.javalin = javalin;
  }

  /**
   * Serves a log until closed. The log must be closed before the server, which releases the devices
   * that wait for changes.
   *
   * @param importToken what opens the import; empty for none
   * @param lookUps answers devices that ask for a customer of another store
   * @param cards uses up one-time credentials
   * @throws DangolException HUB-06 if the port cannot be had
   */
  public static HubServer start(
      HubLog log,
      Enrolment enrolment,
      Clock clock,
      Serving serving,
      Optional<String> importToken,
      LookUps lookUps,
      PacedCardUses cards) {
    int port = serving.port();
    ImportEndpoint imports = new ImportEndpoint(new NetworkBatches(log, clock), importToken);
    MergeEndpoint merges = new MergeEndpoint(new MergeDesk(log, clock), importToken);
    ProofGate proofs = new ProofGate(enrolment.proofs(), new ProofAddress(serving.publicUrl()));
    TokenGate gate =
        new TokenGate(serving.fixedToken(), enrolment.devices(), proofs, serving.boundOnly());
    TrailEndpoints trails =
        new TrailEndpoints(new TrailRows(log, clock), new TrailGrants(log, clock));
    ConsentTextsEndpoint texts = new ConsentTextsEndpoint(new KeptTexts(log, clock));
    Endpoints endpoints =
        new Endpoints(
            log,
            new Manifests(log, new ReadTimes(log)::find, clock),
            new OpLedger(log, clock),
            enrolment.devices(),
            gate,
            lookUps,
            cards,
            new AuditHeads(log, clock),
            trails);
    PublicAddress address = new PublicAddress(serving.publicUrl());
    OAuthEndpoints oauth = new OAuthEndpoints(enrolment, address, proofs, serving.boundOnly());
    EnrolPage page = new EnrolPage(enrolment, log, clock, address, serving.managerSecret());
    Javalin javalin =
        Javalin.create(config -> {
          configure(config, port);
          config.routes.before(context -> {
            if (!ImportEndpoint.isFor(context) && !MergeEndpoint.isFor(context)) {
              gate.check(context);
            }
          });
          imports.addTo(config.routes);
          merges.addTo(config.routes);
          endpoints.addTo(config.routes);
          trails.addTo(config.routes);
          texts.addTo(config.routes);
          oauth.addTo(config.routes);
          proofs.addTo(config.routes);
          page.addTo(config.routes);
          Failures.addTo(config.routes);
        });
    try {
      javalin.start();
    } catch (JavalinBindException e) {
      javalin.stop();
      throw new DangolException(ErrorCode.HUB_06, "cannot serve on " + LOOPBACK + ":" + port, e);
    }
    return new HubServer(javalin);
  }

  private static void configure(JavalinConfig config, int port) {
    config.startup.showJavalinBanner = false;
    config.startup.showOldJavalinVersionWarning = false;
    config.startup.startupWatcherEnabled = false;
    // A waiting device then costs a virtual thread, not a real one.
    config.concurrency.useVirtualThreads = true;
    config.http.compressionStrategy = CompressionStrategy.NONE;
    config.http.prefer405over404 = true;
    config.http.maxRequestSize = Contract.MAX_REQUEST_BYTES;
    config.jetty.modifyHttpConfiguration(http -> http.setSendServerVersion(false));
    config.jetty.addConnector((server, http) -> connector(server, http, port));
    config.jetty.modifyServer(server -> {
      server.insertHandler(new GracefulHandler());
      server.setErrorHandler(new ServerErrors());
      server.setStopTimeout(STOP_TIMEOUT.toMillis());
    });
  }

  private static ServerConnector connector(Server server, HttpConfiguration http, int port) {
    ServerConnector connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(http));
    connector.setHost(LOOPBACK);
    connector.setPort(port);
    connector.setAcceptQueueSize(WAITING_TO_CONNECT);
    // A device keeps its connection open between calls; stopping need not wait for that.
    connector.setShutdownIdleTimeout(IDLE_AT_STOP.toMillis());
    return connector;
  }

  /** Where it serves. */
  public URI address() {
    return URI.create("http://" + LOOPBACK + ":" + javalin.port());
  }

  /** Lets running requests end, for three seconds at most, and stops. */
  @Override
  public void close() {
    try {
      javalin.stop();
    } catch (JavalinException e) {
      // The server has stopped all the same; whoever closes this goes on and closes the files.
      if (!(e.getCause() instanceof TimeoutException)) {
        throw e;
      }
      LOG.warn("requests that still ran after {} were ended", STOP_TIMEOUT);
    }
  }
}
