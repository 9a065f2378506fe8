//! A condition over people as SQL. Every part is true or false and never unknown, so that `not` means what people mean.

use filters::{Order, Test, Value};
use jiff::ToSpan;
use store::Sql;

use super::known::Known;
use super::{Field, Filter};
use crate::attributes::Kind;
use crate::contracts::store::NO_END;

/// Appends a condition; people are called `c` and their accounts `a`, which may be missing.
pub(super) fn condition(sql: &mut Sql, filter: &Filter, known: &Known) {
    match filter {
        Filter::All(parts) => joined(sql, parts, known, " AND ", "1 = 1"),
        Filter::Any(parts) => joined(sql, parts, known, " OR ", "1 = 0"),
        Filter::Not(inner) => {
            sql.push("NOT (");
            condition(sql, inner, known);
            sql.push(")");
        }
        Filter::Is(field, test) => is(sql, field, test, known),
    }
}

fn joined(sql: &mut Sql, parts: &[Filter], known: &Known, word: &str, empty: &str) {
    if parts.is_empty() {
        sql.push(empty);
        return;
    }
    sql.push("(");
    for (at, part) in parts.iter().enumerate() {
        if at > 0 {
            sql.push(word);
        }
        condition(sql, part, known);
    }
    sql.push(")");
}

fn is(sql: &mut Sql, field: &Field, test: &Test, known: &Known) {
    match field {
        Field::Account => tested(sql, "a.external_id", field, test, known),
        Field::State => tested(sql, "a.state", field, test, known),
        Field::Owner => tested(sql, "a.owner", field, test, known),
        Field::Contact => tested(sql, "c.external_id", field, test, known),
        Field::Role => tested(sql, "c.role", field, test, known),
        Field::Language => tested(sql, "c.language", field, test, known),
        Field::Zone => tested(sql, "c.zone", field, test, known),
        Field::Title => tested(sql, "c.title", field, test, known),
        Field::Mail => tested(sql, "c.mail", field, test, known),
        Field::Phone => tested(sql, "c.phone", field, test, known),
        Field::AddressFails => address_fails(sql, test, known),
        Field::Offering => offering(sql, field, test, known),
        Field::ContractEndsIn => ends_in(sql, test, known),
        Field::Consent(purpose) => consent(sql, purpose, field, test, known),
        Field::OfAccount(_) | Field::OfContact(_) => attribute(sql, field, test, known),
    }
}

/// Whoever has no address has none that fails.
fn address_fails(sql: &mut Sql, test: &Test, known: &Known) {
    let wants = |truth: f64| matches!(test, Test::In(values) if values.contains(&Value::Number(truth)));
    match (wants(1.0), wants(0.0)) {
        (true, true) => drop(sql.push("1 = 1")),
        (false, false) => drop(sql.push("1 = 0")),
        (fails, _) => {
            sql.push(if fails { "(c.mail_key IS NOT NULL AND " } else { "NOT (c.mail_key IS NOT NULL AND " });
            sql.push_in("c.mail_key", known.failing.iter().map(String::as_str));
            sql.push(")");
        }
    }
}

/// A column that may be null.
fn tested(sql: &mut Sql, column: &str, field: &Field, test: &Test, known: &Known) {
    match test {
        Test::Blank => {
            sql.push(column).push(" IS NULL");
        }
        test => {
            sql.push("(").push(column).push(" IS NOT NULL AND ");
            passes(sql, column, field, test, known);
            sql.push(")");
        }
    }
}

/// A test of a column that is not null.
fn passes(sql: &mut Sql, column: &str, field: &Field, test: &Test, known: &Known) {
    match test {
        Test::In(values) => {
            sql.push_in(column, values.iter().map(|value| known.stored(field, value)));
        }
        Test::Contains(part) => {
            sql.push_in(column, known.holding(field, part).iter().map(|value| known.stored(field, value)));
        }
        Test::Compare(order, value) => {
            sql.push(column).push(&format!(" {order} ")).bind(known.stored(field, value));
        }
        Test::Blank => {
            sql.push("1 = 0");
        }
    }
}

/// Whether there is a row of `from`, or none for a blank.
fn exists(sql: &mut Sql, from: impl FnOnce(&mut Sql), test: &Test, passes: impl FnOnce(&mut Sql)) {
    sql.push(if *test == Test::Blank { "NOT EXISTS (SELECT 1 FROM " } else { "EXISTS (SELECT 1 FROM " });
    from(sql);
    if *test != Test::Blank {
        sql.push(" AND ");
        passes(sql);
    }
    sql.push(")");
}

fn attribute(sql: &mut Sql, field: &Field, test: &Test, known: &Known) {
    let Some((id, kind)) = known.attribute(field) else {
        sql.push("1 = 0");
        return;
    };
    let table = match field {
        Field::OfAccount(_) => "account_value v WHERE v.workspace = a.workspace AND v.version = a.version AND v.attribute = ",
        _ => "contact_value v WHERE v.workspace = c.workspace AND v.contact = c.id AND v.attribute = ",
    };
    let column = if matches!(kind, Kind::Number | Kind::Truth) { "v.value_num" } else { "v.value_text" };
    let from = |sql: &mut Sql| {
        sql.push(table).bind(id);
    };
    exists(sql, from, test, |sql| passes(sql, column, field, test, known));
}

/// A contract that runs today.
fn running(sql: &mut Sql, known: &Known) {
    sql.push("k.workspace = a.workspace AND k.account = a.id AND k.starts_on <= ").bind(known.today.to_string());
    sql.push(" AND COALESCE(k.ended_on, '").push(NO_END).push("') > ").bind(known.today.to_string());
}

fn offering(sql: &mut Sql, field: &Field, test: &Test, known: &Known) {
    let from = |sql: &mut Sql| {
        sql.push("contract k JOIN offering o ON o.workspace = k.workspace AND o.id = k.offering WHERE ");
        running(sql, known);
    };
    exists(sql, from, test, |sql| passes(sql, "o.key", field, test, known));
}

/// Days until the end as days of the calendar: what ended without a word is behind us and counts as less than nothing.
fn ends_in(sql: &mut Sql, test: &Test, known: &Known) {
    let day = |value: &Value| {
        let days = if let Value::Number(number) = value { number.clamp(-100_000.0, 100_000.0) } else { 0.0 };
        #[expect(clippy::cast_possible_truncation, reason = "it lies within a hundred thousand")]
        let whole = days.floor() as i64;
        known.today.saturating_add(whole.days()).to_string()
    };
    let from = |sql: &mut Sql| {
        sql.push("contract k WHERE ");
        running(sql, known);
        sql.push(" AND k.next_end <> '").push(NO_END).push("'");
    };
    exists(sql, from, test, |sql| match test {
        Test::In(values) => {
            sql.push_in("k.next_end", values.iter().map(day));
        }
        // More than 3.5 days is at least 4, less than 3.5 at most 3.
        Test::Compare(Order::More, value) => {
            sql.push("k.next_end > ").bind(day(value));
        }
        Test::Compare(Order::AtLeast, value) => {
            sql.push(if is_whole(value) { "k.next_end >= " } else { "k.next_end > " }).bind(day(value));
        }
        Test::Compare(Order::Less, value) => {
            sql.push(if is_whole(value) { "k.next_end < " } else { "k.next_end <= " }).bind(day(value));
        }
        Test::Compare(Order::AtMost, value) => {
            sql.push("k.next_end <= ").bind(day(value));
        }
        Test::Contains(_) | Test::Blank => {
            sql.push("1 = 0");
        }
    });
}

fn is_whole(value: &Value) -> bool {
    matches!(value, Value::Number(number) if number.fract() == 0.0)
}

/// The last that was told of a purpose.
fn consent(sql: &mut Sql, purpose: &str, field: &Field, test: &Test, known: &Known) {
    let from = |sql: &mut Sql| {
        sql.push("consent s WHERE s.workspace = c.workspace AND s.contact = c.id AND s.purpose = ").bind(purpose);
        sql.push(" AND s.at = (SELECT MAX(l.at) FROM consent l WHERE l.workspace = s.workspace AND l.contact = s.contact AND l.purpose = s.purpose)");
    };
    exists(sql, from, test, |sql| passes(sql, "CAST(s.given AS DOUBLE PRECISION)", field, test, known));
}
