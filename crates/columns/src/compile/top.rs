//! The largest groups of many: one scan counts all groups, a second one looks at few.

use rustc_hash::FxHashMap;

use super::{Compiled, OUT, Range, Step};

impl Compiled {
    /// The same plan without points and periods, to find the largest groups; none when groups come from several fields.
    pub fn sizes(&self) -> Option<Self> {
        let [marks, groups] = self.steps.as_slice() else { return None };
        let (first, last) = (self.ranges.first()?, self.ranges.last()?);
        let separate = marks.add.iter().all(|add| *add == OUT || u64::from(*add) < self.width);
        separate.then(|| Self {
            width: 1,
            steps: vec![
                Step { add: marks.add.iter().map(|add| if *add == OUT { OUT } else { 0 }).collect(), ..marks.clone() },
                Step { stride: groups.stride / self.width, ..groups.clone() },
            ],
            ranges: vec![Range { from: first.from, until: last.until, period: None }],
            ..self.clone()
        })
    }

    /// The same plan for some groups; all others share the place behind them.
    #[must_use]
    pub fn narrowed(&self, groups: Vec<u64>) -> Self {
        let places: FxHashMap<u64, u32> = groups.iter().copied().zip(0..).collect();
        let others = groups.len() as u32;
        let mut narrowed = self.clone();
        for step in narrowed.steps.iter_mut().skip(1) {
            let units = step.stride / self.width;
            let place = |add: &mut u32| *add = if *add == OUT { OUT } else { places.get(&(u64::from(*add) * units)).copied().unwrap_or(others) };
            step.add.iter_mut().for_each(place);
            step.stride = self.width;
        }
        narrowed.grouping.count = u64::from(others) + 1;
        narrowed.only = Some(groups);
        narrowed
    }
}
