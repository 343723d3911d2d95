"""The lesson: short steps inside the playground. Guess, nudge, see, understand.

`steps` is the data, one value a step; `facts` the numbers a text may speak of; `progress` where a learner stands;
`card` what is shown. A step is added in `steps.STEPS` and nowhere else.
"""
