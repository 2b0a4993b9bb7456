"""A second planner in numpy, written from Documentation/Model.md alone, for Benchmarks/agreement.

It takes a case as it is typed and makes days, exact lengths, readings, errors and what the limb does, of one level and of two. Modules:
`rigid` (rotations and poses), `words` (magnitudes and their words; conventions), `frame` (rings, struts, lengths to poses), `motion` (ways
from pose to pose), `pace` (how far they go in a day), `steps` (whole steps), `level` (what stands in a case, settled), `plan` (a plan of
one level), `limb` (of two), `holding` (struts that stand still), `changes` (of strut classes), `cases` (random ones), `compare` (with the program).

Left out: struts that stand at the end of their range, held struts of two levels, which classes are taken where several do (those of the
other planner are, and judged by how many changes and visits would do), checks, uncertainty, resuming, films.
"""
