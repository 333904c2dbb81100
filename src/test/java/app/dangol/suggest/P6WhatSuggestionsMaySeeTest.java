package app.dangol.suggest;

import static org.assertj.core.api.Assertions.assertThat;

import app.dangol.customer.HistoryLine;
import app.dangol.hub.model.Basket;
import app.dangol.wire.Entity;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * P6: what makes suggestions has no way to a name, an address, a birthday, a region or a sum of
 * money. Whoever lets it read one more field has to write that down here, and on the page that
 * tells everybody what is looked at.
 */
class P6WhatSuggestionsMaySeeTest {
  private static final String SUGGEST = "app.dangol.suggest";
  private static final String MODEL = "app.dangol.hub.model";

  private static JavaClasses classes;

  @BeforeAll
  static void readClasses() {
    classes =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("app.dangol");
  }

  @Test
  void theSuggesterKnowsOfACustomerOnlyTheirHistoryAndTheirConsents() {
    assertThat(domainTypes(in(SUGGEST)))
        .containsExactlyInAnyOrder(
            "app.dangol.customer.HistoryLine",
            "app.dangol.customer.HistoryLine$Kind",
            "app.dangol.id.Sku",
            "app.dangol.trust.ConsentPurpose");
  }

  @Test
  void ofAHistoryLineItReadsNeitherTheShopNorTheMoney() {
    assertThat(read(in(SUGGEST), HistoryLine.class))
        .containsExactlyInAnyOrder("at", "group", "kind", "quantity", "sku");
  }

  @Test
  void whatMakesOffersOfSuggestionsKnowsNoCustomerEither() {
    for (String name : Set.of("Offers", "Variety", "PublicReasons")) {
      assertThat(domainTypes(type -> type.getName().startsWith("app.dangol.visit." + name)))
          .as(name)
          .noneMatch(seen ->
              seen.startsWith("app.dangol.customer.")
                  && !seen.startsWith("app.dangol.customer.HistoryLine"));
    }
  }

  @Test
  void theModelIsMadeOfWhoBoughtWhatTogetherAndWhenAndOfNothingElse() {
    assertThat(read(in(MODEL), Entity.Customer.class)).containsExactlyInAnyOrder("id", "granted");
    assertThat(read(in(MODEL), Entity.History.class))
        .containsExactlyInAnyOrder("customer", "kind", "at", "group", "sku");
    assertThat(read(in(MODEL), Entity.Consent.class))
        .containsExactlyInAnyOrder("customer", "purpose", "at", "granted");
    assertThat(Arrays.stream(Basket.class.getRecordComponents()).map(RecordComponent::getName))
        .containsExactly("day", "buyer", "skus");
  }

  /** A tree of JSON would be a way past the records. */
  @Test
  void theModelReadsNothingBesidesThoseRecords() {
    Set<String> seen =
        classes.stream()
            .filter(in(MODEL))
            .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
            .map(dependency -> dependency.getTargetClass().getName())
            .filter(name ->
                name.startsWith("com.google.gson") || name.startsWith("app.dangol.customer"))
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(seen).isEmpty();
  }

  private static Predicate<JavaClass> in(String room) {
    return type -> type.getPackageName().equals(room);
  }

  /** Types of other rooms that those classes know of. */
  private static Set<String> domainTypes(Predicate<JavaClass> from) {
    return classes.stream()
        .filter(from)
        .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
        .map(dependency -> dependency.getTargetClass().getBaseComponentType())
        .filter(target -> target.getPackageName().startsWith("app.dangol"))
        .filter(target -> !target.getPackageName().equals(SUGGEST))
        .map(JavaClass::getName)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Which of a record's components those classes ask for; also in lambdas, also by reference. */
  private static Set<String> read(Predicate<JavaClass> from, Class<?> record) {
    return classes.stream()
        .filter(from)
        .flatMap(type -> type.getAccessesFromSelf().stream())
        .filter(access -> access.getTargetOwner().isEquivalentTo(record))
        .map(JavaAccess::getName)
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
