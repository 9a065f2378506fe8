//! Customers by the names of other systems, many at once.

use std::collections::BTreeSet;

use customers::accounts;
use customers::attributes::{self, Definition, Kind, Noun, Stored};
use customers::contacts::{self, ContactKey};
use customers::offerings;
use rstest::rstest;
use store::testing::{self, Engine, store};

#[rstest]
#[tokio::test]
async fn accounts_are_found_and_made_in_bulk(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let (store, act) = (store(engine).await, testing::act());
    let names: Vec<String> = (0..700).map(|n| format!("customer {n}")).collect();
    let mut keys: Vec<&str> = names.iter().map(String::as_str).collect();
    keys.push("customer\u{a0}3 ");
    let mut tx = store.begin(&act).await.expect("begun");
    assert!(accounts::codes_for(&mut tx, &keys, false).await.expect("looked up").is_empty());
    let made = accounts::codes_for(&mut tx, &keys, true).await.expect("made");
    let codes: BTreeSet<_> = made.values().map(|account| account.code).collect();
    assert_eq!((codes, made["customer\u{a0}3 "]), ((0..700).collect(), made["customer 3"]));
    let again = accounts::codes_for(&mut tx, &["customer 3", "customer 700"], true).await.expect("made");
    assert_eq!((again["customer 3"], again["customer 700"].code), (made["customer 3"], 700));
    tx.commit().await.expect("committed");
}

#[rstest]
#[tokio::test]
async fn values_make_new_versions_in_bulk(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let (store, act) = (store(engine).await, testing::act());
    let mut tx = store.begin(&act).await.expect("begun");
    let tier = attributes::ensure(&mut tx, Definition::of(Noun::Account, "tier", Kind::Text)).await.expect("defined").id;
    let made = accounts::codes_for(&mut tx, &["a", "b"], true).await.expect("made");
    let gold = |id| (id, vec![(tier, Some(Stored::Text("gold".into())))]);
    let wishes = [gold(made["a"].id), (made["b"].id, vec![]), gold(made["a"].id)];
    let after = accounts::set_values(&mut tx, &wishes).await.expect("set");
    assert_eq!((after[&made["a"].id].version, after[&made["b"].id]), (2, made["b"]));
    let same = accounts::set_values(&mut tx, &wishes[..1]).await.expect("set");
    assert_eq!(same[&made["a"].id].version, 2);
    assert_eq!(accounts::find(&mut tx, made["a"].id).await.expect("read").expect("there").values[&tier], Stored::Text("gold".into()));
}

#[rstest]
#[tokio::test]
async fn contacts_are_found_by_external_id_or_mail(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let (store, act) = (store(engine).await, testing::act());
    let mut tx = store.begin(&act).await.expect("begun");
    let key = |external_id: Option<&str>, mail: Option<&str>| ContactKey {
        external_id: external_id.map(Into::into),
        mail: mail.map(Into::into),
        account: None,
    };
    let keys = [key(Some("p1"), Some("anna@acme.de")), key(None, Some("Ben@Acme.de")), key(None, None), key(None, Some("ben@acme.de "))];
    assert_eq!(contacts::codes_for(&mut tx, &keys, false).await.expect("looked up"), [None; 4]);
    let made = contacts::codes_for(&mut tx, &keys, true).await.expect("made");
    assert_eq!((made[1], made[2], made[0] == made[1]), (made[3], None, false));
    let by_mail = contacts::codes_for(&mut tx, &[key(None, Some("anna@acme.de"))], false).await.expect("found");
    assert_eq!(by_mail[0], made[0]);
    let plan = attributes::ensure(&mut tx, Definition::of(Noun::Contact, "plan", Kind::Text)).await.expect("defined").id;
    let id = made[0].expect("made").id;
    contacts::set_values(&mut tx, &[(id, vec![(plan, Some(Stored::Text("pro".into())))])]).await.expect("set");
    assert_eq!(contacts::find(&mut tx, id).await.expect("read").expect("there").values.len(), 1);
}

#[rstest]
#[tokio::test]
async fn two_who_make_the_same_accounts_at_once_agree(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let store = store(engine).await;
    let make = async |keys: &[&str]| {
        let act = testing::act();
        let mut tx = store.begin(&act).await.expect("begun");
        let made = accounts::codes_for(&mut tx, keys, true).await.expect("made");
        tokio::task::yield_now().await;
        tx.commit().await.expect("committed");
        made
    };
    let (first, second) = tokio::join!(make(&["a", "b", "c"]), make(&["b", "c", "d"]));
    assert_eq!((first["b"], first["c"]), (second["b"], second["c"]));
}

#[rstest]
#[tokio::test]
async fn offerings_have_dense_codes(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let (store, act) = (store(engine).await, testing::act());
    let mut tx = store.begin(&act).await.expect("begun");
    let made = offerings::codes_for(&mut tx, &["Backup", "Cloud desktop", "Backup"], true).await.expect("made");
    let mut codes: Vec<_> = made.values().copied().collect();
    codes.sort_unstable();
    assert_eq!(codes, [0, 1]);
    assert_eq!(offerings::codes_for(&mut tx, &["Backup", "Unknown"], false).await.expect("found").len(), 1);
}
