//! Reads the catalogue of a workspace.

use std::collections::HashMap;

use kernel::Time;
use store::{Error, Read, Row, args};

use super::{Attribute, Catalogue, Known};
use crate::dimension::Dimension;
use listen::questions::{Aspect, Pattern, Scale};

impl Catalogue {
    /// The catalogue of the workspace that `read` reads.
    pub async fn load(read: &mut Read) -> Result<Self, Error> {
        let workspace = read.one("SELECT zone, min_people FROM workspace WHERE id = $1", args![read.workspace()]).await?;
        Ok(Self {
            zone: workspace.get::<String>("zone")?.parse()?,
            min_people: workspace.get::<i64>("min_people")?.max(0) as u64,
            questions: questions(read).await?,
            attributes: attributes(read).await?,
            promises: listen::promises::all(read).await?,
        })
    }
}

/// The moments of the first and the last experience that counts, from the records themselves: a scan.
pub(crate) async fn span(read: &mut Read) -> Result<Option<(Time, Time)>, Error> {
    let row = read
        .one(
            "SELECT min(experienced_at) AS first, max(experienced_at) AS last FROM response WHERE workspace = $1 AND test = 0 AND excluded IS NULL",
            args![read.workspace()],
        )
        .await?;
    Ok(row.get::<Option<Time>>("first")?.zip(row.get::<Option<Time>>("last")?))
}

async fn questions(read: &mut Read) -> Result<Vec<Known>, Error> {
    let mut uses: HashMap<i64, Vec<(Pattern, Aspect)>> = HashMap::new();
    let rows = read
        .all("SELECT question, pattern, aspect FROM question_use WHERE workspace = $1 ORDER BY question, pattern, aspect", args![read.workspace()])
        .await?;
    for row in rows {
        uses.entry(row.get("question")?).or_default().push(used_as(&row)?);
    }
    let rows = read
        .all(
            "SELECT code, key, label, kind, scale_low, scale_high, scale_step, higher_is, pattern, aspect, options FROM survey_question WHERE workspace = $1 ORDER BY code",
            args![read.workspace()],
        )
        .await?;
    rows.iter().map(|row| known(row, &mut uses)).collect()
}

fn used_as(row: &Row) -> Result<(Pattern, Aspect), Error> {
    Ok((row.get::<String>("pattern")?.parse()?, row.get::<String>("aspect")?.parse()?))
}

fn known(row: &Row, uses: &mut HashMap<i64, Vec<(Pattern, Aspect)>>) -> Result<Known, Error> {
    let code = row.get("code")?;
    let options: String = row.get("options")?;
    let unreadable = |error: serde_json::Error| Error::Column { column: "options".into(), reason: error.to_string() };
    let declared = used_as(row)?;
    Ok(Known {
        code,
        key: row.get("key")?,
        label: row.get("label")?,
        kind: row.get::<String>("kind")?.parse()?,
        scale: scale(row)?,
        higher_is: row.get::<String>("higher_is")?.parse()?,
        options: serde_json::from_str(&options).map_err(unreadable)?,
        uses: uses.remove(&code).unwrap_or_else(|| vec![declared]),
    })
}

fn scale(row: &Row) -> Result<Option<Scale>, Error> {
    let (low, high, step) = (row.get("scale_low")?, row.get("scale_high")?, row.get::<Option<f64>>("scale_step")?);
    Ok(match (low, high) {
        (Some(low), Some(high)) => Some(Scale::new(low, high, step.unwrap_or(1.0))?),
        _ => None,
    })
}

async fn attributes(read: &mut Read) -> Result<Vec<Attribute>, Error> {
    let rows = read.all("SELECT noun, name, kind FROM attribute WHERE workspace = $1 ORDER BY code", args![read.workspace()]).await?;
    rows.iter()
        .map(|row| {
            let name = row.get("name")?;
            let dimension = match row.get::<String>("noun")?.as_str() {
                "account" => Dimension::OfAccount(name),
                "contact" => Dimension::OfContact(name),
                _ => Dimension::OfResponse(name),
            };
            Ok(Attribute { dimension, is_number: matches!(row.get::<String>("kind")?.as_str(), "number" | "truth") })
        })
        .collect()
}
