package app.dangol.launch;

import app.dangol.failure.DangolException;
import app.dangol.failure.ErrorCode;
import app.dangol.id.StaffId;
import app.dangol.trust.access.Permits;
import app.dangol.trust.access.Role;
import app.dangol.trust.access.StaffAccount;
import app.dangol.trust.access.StaffAccounts.RoleGrant;
import app.dangol.trust.access.StaffOffice;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code dangol staff}: who may sign in at this device. */
@Command(
    name = "staff",
    description = "Who may sign in at this device. The app must be closed meanwhile.",
    subcommands = {
      StaffCommand.AddCommand.class,
      StaffCommand.ListCommand.class,
      StaffCommand.ResetPinCommand.class,
      StaffCommand.RoleCommand.class,
      StaffCommand.RemoveCommand.class
    },
    mixinStandardHelpOptions = true)
final class StaffCommand implements Runnable {
  @Spec private @Nullable CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(
        Objects.requireNonNull(spec).commandLine(),
        "say what: add, list, reset-pin, role or remove");
  }

  private static Role role(String word) {
    return Role.find(word)
        .orElseThrow(() ->
            new DangolException(
                ErrorCode.ACC_03, "there is no role '" + word + "': associate, manager or it"));
  }

  /** Prints everybody, a line each. */
  private static void print(@Nullable CommandSpec spec, StaffOffice office) {
    JsonLines lines = new JsonLines(Objects.requireNonNull(spec).commandLine().getOut());
    for (StaffAccount account : office.list()) {
      JsonObject line = new JsonObject();
      line.addProperty("id", account.id().value());
      line.addProperty("name", account.name());
      JsonArray roles = new JsonArray();
      account.roles().stream().sorted().map(Role::key).forEach(roles::add);
      line.add("roles", roles);
      line.addProperty("failed", account.tries().failed());
      lines.print(line);
    }
  }

  /** The PIN somebody gets. */
  static final class NewPin {
    @Option(
        names = "--pin-file",
        paramLabel = "FILE",
        description = "Holds the new PIN; default: it is asked for on the console.")
    private @Nullable Path file;

    char[] ask(String whose) {
      return PinEntry.askNew(whose, file);
    }
  }

  /** {@code dangol staff add}. */
  @Command(
      name = "add",
      description = "Adds somebody. The first is a manager, and needs no --staff.",
      mixinStandardHelpOptions = true)
  static final class AddCommand implements Runnable {
    @Spec private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "ID", description = "Such as s-001; it signs what they do for good.")
    private String id = "";

    @Option(names = "--name", required = true, description = "As colleagues call them.")
    private String name = "";

    @Option(names = "--role", paramLabel = "associate|manager|it", description = "One or more.")
    private List<String> roles = List.of();

    @Mixin private NewPin newPin = new NewPin();

    @Mixin private StaffDoor door = new StaffDoor();

    @Override
    public void run() {
      door.open(opened -> {
        Set<Role> wanted = EnumSet.noneOf(Role.class);
        roles.forEach(word -> wanted.add(role(word)));
        StaffId who = new StaffId(id);
        if (opened.office().isEmpty()) {
          if (!wanted.equals(EnumSet.of(Role.MANAGER))) {
            throw new DangolException(ErrorCode.ACC_03, "the first one has --role manager");
          }
          opened.office().addFirst(who, name, newPin.ask(id));
        } else {
          Permits by = door.permits(opened.signIn());
          opened.office().add(by, who, name, wanted, newPin.ask(id));
        }
        print(spec, opened.office());
      });
    }
  }

  /** {@code dangol staff list}. */
  @Command(
      name = "list",
      description = "Prints who may sign in, a line each; with --grants who ever had which role.",
      mixinStandardHelpOptions = true)
  static final class ListCommand implements Runnable {
    @Spec private @Nullable CommandSpec spec;

    @Option(names = "--grants", description = "Every grant that is kept, for three years.")
    private boolean grants;

    @Mixin private StaffDoor door = new StaffDoor();

    @Override
    public void run() {
      door.open(opened -> {
        if (!grants) {
          print(spec, opened.office());
          return;
        }
        JsonLines lines = new JsonLines(Objects.requireNonNull(spec).commandLine().getOut());
        opened.office().listGrants().forEach(grant -> lines.print(line(grant)));
      });
    }

    private static JsonObject line(RoleGrant grant) {
      JsonObject line = new JsonObject();
      line.addProperty("id", grant.staff().value());
      line.addProperty("role", grant.role());
      line.addProperty("granted", grant.granted().toString());
      line.addProperty("granted_by", grant.by().value());
      grant
          .withdrawn()
          .ifPresent(end -> {
            line.addProperty("withdrawn", end.at().toString());
            line.addProperty("withdrawn_by", end.by().value());
          });
      return line;
    }
  }

  /** {@code dangol staff reset-pin}. */
  @Command(
      name = "reset-pin",
      description = "Gives somebody another PIN; wrong tries are forgotten with it.",
      mixinStandardHelpOptions = true)
  static final class ResetPinCommand implements Runnable {
    @Spec private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "ID")
    private String id = "";

    @Mixin private NewPin newPin = new NewPin();

    @Mixin private StaffDoor door = new StaffDoor();

    @Override
    public void run() {
      door.open(opened -> {
        Permits by = door.permits(opened.signIn());
        opened.office().resetPin(by, new StaffId(id), newPin.ask(id));
        print(spec, opened.office());
      });
    }
  }

  /** {@code dangol staff role}. */
  @Command(
      name = "role",
      description = "Grants or withdraws roles.",
      mixinStandardHelpOptions = true)
  static final class RoleCommand implements Runnable {
    @Spec private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "ID")
    private String id = "";

    @Option(names = "--grant", paramLabel = "ROLE")
    private List<String> granted = List.of();

    @Option(names = "--withdraw", paramLabel = "ROLE")
    private List<String> withdrawn = List.of();

    @Mixin private StaffDoor door = new StaffDoor();

    @Override
    public void run() {
      List<Role> give = granted.stream().map(StaffCommand::role).toList();
      List<Role> take = withdrawn.stream().map(StaffCommand::role).toList();
      if (give.isEmpty() && take.isEmpty()) {
        throw new ParameterException(
            Objects.requireNonNull(spec).commandLine(), "say --grant ROLE or --withdraw ROLE");
      }
      door.open(opened -> {
        Permits by = door.permits(opened.signIn());
        give.forEach(role -> opened.office().grant(by, new StaffId(id), role));
        take.forEach(role -> opened.office().withdraw(by, new StaffId(id), role));
        print(spec, opened.office());
      });
    }
  }

  /** {@code dangol staff remove}. */
  @Command(
      name = "remove",
      description = "Takes an account away; which roles it had is kept for three years.",
      mixinStandardHelpOptions = true)
  static final class RemoveCommand implements Runnable {
    @Spec private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "ID")
    private String id = "";

    @Mixin private StaffDoor door = new StaffDoor();

    @Override
    public void run() {
      door.open(opened -> {
        Permits by = door.permits(opened.signIn());
        opened.office().remove(by, new StaffId(id));
        print(spec, opened.office());
      });
    }
  }
}
