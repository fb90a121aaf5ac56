package dev.serai.registry.internal.install;

import dev.serai.core.access.Actor;
import dev.serai.core.access.ManagedRecords;
import dev.serai.core.access.ManagedWork.Change;
import dev.serai.core.access.ManagedWork.Desk;
import dev.serai.core.access.Resource;
import dev.serai.core.access.Verb;
import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.core.registry.Consequences;
import dev.serai.core.registry.Consequences.Affected;
import dev.serai.core.registry.EntryMove;
import dev.serai.core.registry.InputField;
import dev.serai.core.registry.InstallationCatalog;
import dev.serai.core.registry.InstallationChange;
import dev.serai.core.registry.InstallationChange.Edit;
import dev.serai.core.registry.InstallationChange.Install;
import dev.serai.core.registry.InstallationChange.Rollback;
import dev.serai.core.registry.InstallationChange.Uninstall;
import dev.serai.core.registry.InstallationStatus;
import dev.serai.core.registry.NewInstallation;
import dev.serai.core.store.EntryRecord;
import dev.serai.core.store.InstallationRecord;
import dev.serai.core.store.OwnerRef;
import dev.serai.core.store.Versioned;
import dev.serai.registry.internal.catalog.EntryLookup;
import dev.serai.registry.internal.document.DocumentFacts;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** Installations over the store. Safe for use by any thread. */
final class StoreInstallationCatalog implements InstallationCatalog, Installing {
  private final InstallationStores stores;
  private final EntryLookup entries;
  private final Forms forms;
  private final ManagedInstallations managed;
  private final List<BiConsumer<Actor, InstallationRecord>> followers =
      new CopyOnWriteArrayList<>();

  /**
   * Installations.
   *
   * @param stores where they are kept
   * @param entries what can be installed
   * @param listed where values may lead remotes, beside public hosts
   */
  StoreInstallationCatalog(InstallationStores stores, EntryLookup entries, ListedHosts listed) {
    this.stores = stores;
    this.entries = entries;
    this.forms = new Forms(listed);
    this.managed = new ManagedInstallations(stores, this);
  }

  @Override
  public List<InputField> form(Actor actor, String entry) {
    return stores.use(
        held -> held.work().read(actor, "entry:read", "entry:" + entry, desk -> form(desk, entry)));
  }

  @Override
  public ManagedRecords<InstallationRecord> installations() {
    return managed;
  }

  @Override
  public Versioned<InstallationRecord> change(Actor actor, InstallationChange change) {
    return change(
        actor, change, made -> followers.forEach(follower -> follower.accept(actor, made)));
  }

  private Versioned<InstallationRecord> change(
      Actor actor, InstallationChange change, Consumer<InstallationRecord> installed) {
    return stores.use(
        held ->
            held.work()
                .change(
                    actor,
                    action(change),
                    target(key(change)),
                    desk -> {
                      Change<Versioned<InstallationRecord>> made = made(held, desk, change);
                      if (change instanceof Install) {
                        installed.accept(made.result().value());
                      }
                      return made;
                    }));
  }

  @Override
  public Versioned<InstallationRecord> install(
      Actor actor, NewInstallation wanted, Consumer<InstallationRecord> also) {
    return change(actor, new Install(wanted), also);
  }

  @Override
  public Runnable onInstall(BiConsumer<Actor, InstallationRecord> follower) {
    followers.add(follower);
    return () -> followers.remove(follower);
  }

  @Override
  public void requireUsable(Desk desk, EntryRecord entry) {
    desk.require(Verb.USE, resource(entry));
  }

  @Override
  public void requireInstallable(Desk desk, EntryRecord entry, OwnerRef owner) {
    requireUsable(desk, entry);
    NewInstallation wanted = new NewInstallation(entry.id(), owner, Map.of());
    List<InstallationRecord> others =
        stores.use(held -> held.installations().all().stream().map(Versioned::value).toList());
    Installable.require(
        entries, entry, wanted, InstallationPlans.blank(entry, wanted, null), others);
  }

  @Override
  public boolean isInstalled(String entryName, String alias, OwnerRef owner) {
    return stores.use(
        held ->
            held.installations().all().stream()
                .map(Versioned::value)
                .filter(each -> !each.uninstalled() && each.owner().equals(owner))
                .anyMatch(each -> Installable.isOf(each, entryName, alias)));
  }

  private Change<Versioned<InstallationRecord>> made(
      InstallationStores.Held held, Desk desk, InstallationChange change) {
    InstallationPlan plan =
        new InstallationPlans(entries, forms, held, desk, held.installations()::findLocked)
            .of(change);
    Versioned<InstallationRecord> kept = plan.keep(held);
    return new Change<>(target(kept.value().id()), plan.there(), kept.value(), kept);
  }

  @Override
  public Consequences consequences(Actor actor, InstallationChange change) {
    return stores.use(
        held ->
            held.work()
                .read(
                    actor,
                    action(change),
                    target(key(change)),
                    desk -> planned(held, desk, change)));
  }

  @Override
  public Consequences consequences(Actor actor, EntryMove move) {
    return stores.use(
        held ->
            held.work()
                .read(
                    actor,
                    "installation:read",
                    target("*"),
                    desk -> new EntryConsequences(forms, held).of(desk, move)));
  }

  @Override
  public InstallationStatus status(InstallationRecord installation) {
    return stores.use(
        held ->
            InstallationView.status(
                installation, InstallationView.Parts.of(this::entry, held::secret)));
  }

  @Override
  public boolean isInstalled(String entryName, String installation) {
    return entries.isSetUp(entryName, installation)
        || stores.installed().stream()
            .filter(each -> each.entryName().equals(entryName))
            .anyMatch(each -> installation == null || each.id().equals(installation));
  }

  @Override
  public boolean isEntry(String entryName) {
    return entries.isUsable(entryName);
  }

  private Consequences planned(InstallationStores.Held held, Desk desk, InstallationChange change) {
    List<Affected> affected =
        List.of(
            new InstallationPlans(entries, forms, held, desk, held.installations()::find)
                .of(change)
                .affected(new Outlook(this::entry, held::secret)));
    return Consequences.of(affected, affected);
  }

  private Optional<EntryRecord> entry(InstallationRecord installation) {
    return Installable.find(entries, installation, installation.entryVersion());
  }

  private List<InputField> form(Desk desk, String id) {
    EntryRecord entry =
        entries
            .find(id)
            .orElseThrow(() -> new SeraiException(ErrorCode.NOT_FOUND, "There is no such entry."));
    desk.require(Verb.READ, resource(entry));
    return forms.of(entry);
  }

  static Resource resource(EntryRecord entry) {
    return Resource.of(entry, DocumentFacts.read(entry.document()).audience());
  }

  private static String action(InstallationChange change) {
    if (change instanceof Install) {
      return "installation:create";
    }
    return change instanceof Uninstall ? "installation:delete" : "installation:update";
  }

  private static String key(InstallationChange change) {
    if (change instanceof Edit edit) {
      return edit.key();
    }
    if (change instanceof Rollback rollback) {
      return rollback.key();
    }
    return change instanceof Uninstall uninstall ? uninstall.key() : "*";
  }

  private static String target(String key) {
    return "installation:" + key;
  }
}
