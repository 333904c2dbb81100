package app.dangol.screen.kiosk.model;

import app.dangol.visit.ShopperEvent;
import java.util.Optional;

/** What fills the kiosk's screen. */
public sealed interface KioskPage {
  /**
   * Nobody is here.
   *
   * @param week of the year; the picture changes with it
   * @param readerAway no card can be read now
   */
  record Welcome(int week, boolean readerAway) implements KioskPage {}

  /** A card has been read; whoever was here is gone, whoever comes is not there yet. */
  record Reading() implements KioskPage {}

  /**
   * Somebody is here.
   *
   * @param first index of the first suggestion shown
   */
  record Greeting(KioskGreeting greeting, int first) implements KioskPage {}

  /** One product. */
  record Item(KioskItem item) implements KioskPage {}

  /**
   * What this screen knows.
   *
   * @param points what whoever is here has gathered; empty where that is not known well enough
   * @param known whether somebody is here by their card
   */
  record Privacy(Optional<String> points, boolean known) implements KioskPage {}

  /** What somebody asks the shop about their own data. */
  sealed interface OwnPage extends KioskPage {}

  /** What they can ask of the shop about their data. */
  record OwnData() implements OwnPage {}

  /** What they agreed to and may ask for. */
  record OwnChoices(KioskOwnData own) implements OwnPage {}

  /** What they are told of one purpose. */
  record OwnText(KioskOwnText text) implements OwnPage {}

  /** Which part of their data is wrong. */
  record OwnMistake() implements OwnPage {}

  /**
   * What they asked for is taken.
   *
   * @param what it is
   * @param number to be quoted
   * @param due the last day for it
   */
  record OwnRequest(String what, String number, String due) implements OwnPage {}

  /** Whether they really want to be erased. */
  record ConfirmErasure() implements OwnPage {}

  /**
   * They are erased.
   *
   * @param number to be quoted
   * @param due the day by which it is done everywhere
   */
  record Receipt(String number, String due) implements OwnPage {}

  /** How suggestions are made. */
  record Criteria() implements KioskPage {}

  /** A plain message. */
  record Message(KioskMessage message) implements KioskPage {}

  /**
   * Somebody of the shop has been asked for.
   *
   * @param state how far that is
   */
  record Help(ShopperEvent.HelpState state, String title, String body) implements KioskPage {}

  /** The tools that the bar has no room for. */
  record Tools() implements KioskPage {}

  /**
   * Nobody has touched the screen for a while.
   *
   * @param seconds until it is wiped
   * @param of seconds the countdown began with
   */
  record Idle(int seconds, int of) implements KioskPage {}

  /** The visit is over and everything is wiped. */
  record Goodbye() implements KioskPage {}
}
