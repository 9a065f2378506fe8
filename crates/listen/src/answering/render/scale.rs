//! Points of a scale: numbers, stars and faces are radio buttons; a slider is a number with a handle.

use ::surveys::Text;
use ::surveys::ask::{Look, Scale};
use maud::{Markup, html};

use super::question::{Field, group, single};
use crate::answering::words::fill;

/// More points than this are written as a number.
const MOST_POINTS: f64 = 21.0;

/// The scale from 0 to 10.
pub(super) fn eleven(field: &Field<'_>, low: &Text, high: &Text, own: [&str; 2]) -> Markup {
    let scale = Scale { from: 0.0, to: 10.0, step: 1.0, look: Look::Numbers, low: Text::default(), high: Text::default() };
    points(field, &scale, &[field.reader.say_or(low, own[0]), field.reader.say_or(high, own[1])])
}

/// A scale of the survey's own.
pub(super) fn own(field: &Field<'_>, scale: &Scale) -> Markup {
    if (scale.to - scale.from) / scale.step + 1.0 > MOST_POINTS {
        return slider(field, scale);
    }
    points(field, scale, &[field.reader.say(&scale.low), field.reader.say(&scale.high)])
}

/// The points from the lowest to the highest.
pub(super) fn steps(scale: &Scale) -> Vec<f64> {
    let step = if scale.step > 0.0 { scale.step } else { 1.0 };
    let count = ((scale.to - scale.from) / step).round().clamp(0.0, 1000.0) as u32;
    (0..=count).map(|at| scale.from + f64::from(at) * step).map(|point| (point * 1e9).round() / 1e9).collect()
}

pub(super) fn points(field: &Field<'_>, scale: &Scale, ends: &[String; 2]) -> Markup {
    let points = steps(scale);
    let class = match scale.look {
        Look::Stars => "pic stars",
        Look::Smileys => "pic smiles",
        Look::Numbers if points.len() > 11 => "scale wrap",
        Look::Numbers if points.len() > 7 => "scale many",
        Look::Numbers => "scale",
    };
    let chosen = field.value();
    let last = points.len().saturating_sub(1);
    let controls = html! {
        div.box {
            div class=(class) {
                @for (at, point) in points.iter().enumerate() {
                    label.point {
                        input id=[(at == 0).then_some(&field.id)] type="radio" name=(field.name) value=(point) checked[chosen == point.to_string()];
                        span { (drawn(field, scale, at, points.len(), *point)) @if let Some(end) = end(ends, at, last) { span.v { ", " (end) } } }
                    }
                }
            }
            @if ends.iter().any(|end| !end.is_empty()) {
                div.ends aria-hidden="true" { span { (ends[0]) } span { (ends[1]) } }
            }
        }
    };
    group(field, Some("radiogroup"), &controls)
}

/// What the first and the last point mean is part of their names.
fn end(ends: &[String; 2], at: usize, last: usize) -> Option<&String> {
    let end = match at {
        0 => &ends[0],
        at if at == last => &ends[1],
        _ => return None,
    };
    (!end.is_empty()).then_some(end)
}

fn drawn(field: &Field<'_>, scale: &Scale, at: usize, count: usize, point: f64) -> Markup {
    let words = || fill(&field.words().point, &[("point", &point), ("most", &scale.to)]);
    match scale.look {
        Look::Numbers => html! { (point) },
        Look::Stars => html! {
            svg viewBox="0 0 24 24" aria-hidden="true" { path d="M12 3.6l2.6 5.3 5.8.8-4.2 4.1 1 5.8-5.2-2.7-5.2 2.7 1-5.8L3.6 9.7l5.8-.8z" {} }
            span.v { (words()) }
        },
        Look::Smileys => {
            // From a mouth that hangs to one that laughs.
            let mood = at as f64 / (count.max(2) - 1) as f64 * 2.0 - 1.0;
            let mouth = format!("M8 {:.1}Q12 {:.1} 16 {0:.1}", 15.2 - mood * 0.9, 15.2 + mood * 3.6);
            html! {
                svg viewBox="0 0 24 24" aria-hidden="true" {
                    circle cx="12" cy="12" r="9.2" {}
                    path d="M9 9.4v.8M15 9.4v.8" {}
                    path d=(mouth) {}
                }
                span.v { (words()) }
            }
        }
    }
}

/// A number with a handle where a script runs; an empty one is no answer.
pub(super) fn slider(field: &Field<'_>, scale: &Scale) -> Markup {
    let ends = [field.reader.say(&scale.low), field.reader.say(&scale.high)];
    let range = fill(&field.words().from_to, &[("from", &scale.from), ("to", &scale.to)]);
    let control = html! {
        div.slide {
            input type="range" min=(scale.from) max=(scale.to) step=(scale.step) data-for=(field.id) aria-hidden="true" tabindex="-1" hidden;
            input.text #(field.id) type="number" inputmode="decimal" name=(field.name) value=(field.value()) min=(scale.from) max=(scale.to)
                step=(scale.step) placeholder="–" aria-describedby={ (field.described().unwrap_or_default()) " " (field.id) "-range" }
                aria-invalid=[field.invalid()];
        }
        div.ends {
            span { (ends[0]) }
            span.v id={ (field.id) "-range" } { (range) }
            span { (if ends[1].is_empty() { range.as_str() } else { ends[1].as_str() }) }
        }
    };
    single(field, &control)
}
