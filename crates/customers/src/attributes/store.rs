//! SQL of attribute definitions.

use kernel::{Code, Refusal};
use serde_json::json;
use store::{Error, Read, Row, Tx, Value, args};

use super::{Attribute, Definition, Noun};
use crate::trail::Change;

/// Attributes of one noun at most: each is a column in files and lists.
const ATTRIBUTES: usize = 200;

const COLUMNS: &str = "id, code, noun, name, label, kind, choices, derived_by, revision";

/// All attributes of a noun, by name.
pub async fn all(read: &mut Read, noun: Noun) -> Result<Vec<Attribute>, Error> {
    let sql = format!("SELECT {COLUMNS} FROM attribute WHERE workspace = $1 AND noun = $2 ORDER BY name");
    let rows = read.all(&sql, args![read.workspace(), noun.text()]).await?;
    rows.iter().map(attribute).collect()
}

/// The attribute of that name.
pub async fn find(read: &mut Read, noun: Noun, name: &str) -> Result<Option<Attribute>, Error> {
    let sql = format!("SELECT {COLUMNS} FROM attribute WHERE workspace = $1 AND noun = $2 AND name = $3");
    read.optional(&sql, args![read.workspace(), noun.text(), name]).await?.as_ref().map(attribute).transpose()
}

/// Defines a new attribute; one of the same name is a conflict.
pub async fn define(tx: &mut Tx<'_>, definition: Definition) -> Result<Attribute, Error> {
    let definition = definition.checked()?;
    alone(tx).await?;
    let (noun, known) = (definition.noun, all(tx, definition.noun).await?);
    if known.iter().any(|attribute| attribute.definition.name == definition.name) {
        let reason = format!("every {noun} has an attribute {} already: change that one or choose another name", definition.name);
        return Err(Refusal { code: Code::Conflict, ..Refusal::field("name", reason) }.into());
    }
    make_room(noun, known.len() + 1)?;
    let attribute = insert(tx, definition).await?;
    told(tx, "attribute.defined", &[&attribute]).await?;
    Ok(attribute)
}

/// The attribute as it is after it has taken up this definition: made when there is none of that name, widened by new choices otherwise.
pub async fn ensure(tx: &mut Tx<'_>, definition: Definition) -> Result<Attribute, Error> {
    Ok(ensure_all(tx, vec![definition]).await?.remove(0))
}

/// [`ensure`] for several, in the same order.
pub async fn ensure_all(tx: &mut Tx<'_>, definitions: Vec<Definition>) -> Result<Vec<Attribute>, Error> {
    let (mut ensured, mut changed) = (Vec::with_capacity(definitions.len()), Vec::new());
    for definition in definitions {
        let definition = definition.checked()?;
        let known = find(tx, definition.noun, &definition.name).await?;
        known.as_ref().map_or(Ok(()), Attribute::check_by_hand)?;
        let attribute = match known {
            Some(known) if !known.definition.clone().widen(&definition)? => known,
            _ => {
                changed.push(ensured.len());
                widened(tx, definition).await?
            }
        };
        ensured.push(attribute);
    }
    told(tx, "attribute.ensured", &changed.iter().map(|at| &ensured[*at]).collect::<Vec<_>>()).await?;
    Ok(ensured)
}

/// The attribute, made or widened.
async fn widened(tx: &mut Tx<'_>, definition: Definition) -> Result<Attribute, Error> {
    alone(tx).await?;
    let Some(mut known) = find(tx, definition.noun, &definition.name).await? else {
        make_room(definition.noun, all(tx, definition.noun).await?.len() + 1)?;
        return insert(tx, definition).await;
    };
    if known.definition.widen(&definition)? {
        update(tx, &mut known).await?;
    }
    Ok(known)
}

/// Defines an attribute whose values a part of the house works out: nobody fills it in by hand.
pub async fn derive(tx: &mut Tx<'_>, definition: Definition, room: &str) -> Result<Attribute, Error> {
    let defined = define(tx, definition).await?;
    let sql = "UPDATE attribute SET derived_by = $3 WHERE workspace = $1 AND id = $2";
    tx.execute(sql, args![tx.workspace(), defined.id, room]).await?;
    Ok(Attribute { derived_by: Some(room.to_owned()), ..defined })
}

/// Gives an attribute another label or more choices.
pub async fn change(tx: &mut Tx<'_>, noun: Noun, name: &str, label: Option<String>, choices: Vec<String>) -> Result<Attribute, Error> {
    alone(tx).await?;
    let mut attribute = find(tx, noun, name).await?.ok_or_else(|| Refusal::not_found("attribute", name))?;
    attribute.definition.label = label.unwrap_or(attribute.definition.label);
    attribute.definition.choices.extend(choices);
    attribute.definition = attribute.definition.checked()?;
    update(tx, &mut attribute).await?;
    told(tx, "attribute.changed", &[&attribute]).await?;
    Ok(attribute)
}

/// Removes an attribute that has no values; those of former versions count too.
pub async fn remove(tx: &mut Tx<'_>, noun: Noun, name: &str) -> Result<(), Error> {
    let attribute = find(tx, noun, name).await?.ok_or_else(|| Refusal::not_found("attribute", name))?;
    let deleted = tx.execute("DELETE FROM attribute WHERE workspace = $1 AND id = $2", args![tx.workspace(), attribute.id]).await;
    if let Err(Error::Reference(_)) = deleted {
        let reason = format!("{noun}.{name} has values, now or in its history, that would be lost: give it another label instead");
        return Err(Refusal::field("name", reason).into());
    }
    deleted?;
    told(tx, "attribute.removed", &[&attribute]).await
}

/// Whoever writes definitions holds their counter until the transaction ends: what was read before is what is written over.
async fn alone(tx: &mut Tx<'_>) -> Result<(), Error> {
    tx.take_turn("attribute").await
}

async fn insert(tx: &mut Tx<'_>, definition: Definition) -> Result<Attribute, Error> {
    let (act, code) = (tx.act(), tx.next_codes("attribute", 1).await?);
    let attribute = Attribute { id: act.ids.next(), code, definition, derived_by: None, revision: 0 };
    let Definition { noun, name, label, kind, choices } = &attribute.definition;
    tx.execute(
        "INSERT INTO attribute (workspace, id, code, noun, name, label, kind, choices, made_at, revision) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 0)",
        args![act.workspace, attribute.id, code, noun.text(), name, label, kind.text(), json!(choices).to_string(), act.now],
    )
    .await?;
    Ok(attribute)
}

async fn update(tx: &mut Tx<'_>, attribute: &mut Attribute) -> Result<(), Error> {
    attribute.revision += 1;
    let Definition { label, choices, .. } = &attribute.definition;
    tx.execute(
        "UPDATE attribute SET label = $3, choices = $4, revision = $5 WHERE workspace = $1 AND id = $2",
        args![tx.workspace(), attribute.id, label, json!(choices).to_string(), attribute.revision],
    )
    .await?;
    Ok(())
}

async fn told(tx: &mut Tx<'_>, action: &'static str, attributes: &[&Attribute]) -> Result<(), Error> {
    let Some(first) = attributes.first() else { return Ok(()) };
    let names: Vec<_> = attributes.iter().map(|attribute| format!("{}.{}", attribute.definition.noun, attribute.definition.name)).collect();
    let codes: Vec<_> = attributes.iter().map(|attribute| attribute.code).collect();
    let id = (attributes.len() == 1).then_some(first.id);
    Change::of(action, "attribute", id).detail(json!({ "names": names })).event("attributes.changed", json!({ "codes": codes })).tell(tx).await
}

fn make_room(noun: Noun, wanted: usize) -> Result<(), Refusal> {
    if wanted <= ATTRIBUTES {
        return Ok(());
    }
    Err(Refusal::field("name", format!("every {noun} has {ATTRIBUTES} attributes already: remove one that nobody uses")))
}

fn attribute(row: &Row) -> Result<Attribute, Error> {
    let word = |column: &str| row.get::<String>(column);
    let unreadable = |column: &str, reason: String| Error::Column { column: column.into(), reason };
    let definition = Definition {
        noun: word("noun")?.parse().map_err(|refusal: Refusal| unreadable("noun", refusal.detail))?,
        name: word("name")?,
        label: word("label")?,
        kind: word("kind")?.parse().map_err(|refusal: Refusal| unreadable("kind", refusal.detail))?,
        choices: serde_json::from_str(&word("choices")?).map_err(|error| unreadable("choices", error.to_string()))?,
    };
    Ok(Attribute { id: row.get("id")?, code: row.get("code")?, definition, derived_by: row.get("derived_by")?, revision: row.get("revision")? })
}

/// The rows of a value table for one owner.
pub(crate) fn value_rows<'a>(owner: &'a [Value], values: &'a super::Values) -> impl Iterator<Item = Vec<Value>> + 'a {
    values.iter().map(move |(attribute, value)| owner.iter().cloned().chain([Value::from(*attribute)]).chain(value.columns()).collect())
}
