"""Newton on SE(3) by JAX: one pose's step, vmapped over all and compiled by XLA, until none is left or the iterations end. `pip install jax`."""

import os

os.environ.setdefault("XLA_FLAGS", "--xla_cpu_multi_thread_eigen=false intra_op_parallelism_threads=1")

import jax  # noqa: E402
import jax.numpy as jnp  # noqa: E402
import numpy as np  # noqa: E402

from rival import FIT, compete  # noqa: E402

jax.config.update("jax_enable_x64", True)
ITERATIONS = 50


def rotation(q):
    w, x, y, z = q
    return jnp.array(
        [
            [1 - 2 * (y * y + z * z), 2 * (x * y - w * z), 2 * (x * z + w * y)],
            [2 * (x * y + w * z), 1 - 2 * (x * x + z * z), 2 * (y * z - w * x)],
            [2 * (x * z - w * y), 2 * (y * z + w * x), 1 - 2 * (x * x + y * y)],
        ]
    )


def misfit_and_jacobian(reference, moving, lengths, pose):
    arm = moving @ rotation(pose[3:]).T
    span = arm + pose[:3] - reference
    length = jnp.sqrt((span * span).sum(axis=1))
    u = span / length[:, None]
    return lengths - length, jnp.concatenate([u, jnp.cross(arm, u)], axis=1)


def moved(pose, step):
    w, v, u = pose[3], pose[4:], step[3:] / 2
    q = jnp.concatenate([jnp.array([w - u @ v]), v + w * u + jnp.cross(u, v)])
    return jnp.concatenate([pose[:3] + step[:3], q / jnp.sqrt(q @ q)])


def solve_one(reference, moving, lengths, start):
    def goes_on(state):
        _, misfit, _, count = state
        return (jnp.abs(misfit).max() > FIT) & (count < ITERATIONS)

    def step(state):
        pose, misfit, jacobian, count = state
        pose = moved(pose, jnp.linalg.solve(jacobian, misfit))
        return (pose, *misfit_and_jacobian(reference, moving, lengths, pose), count + 1)

    pose, misfit, _, count = jax.lax.while_loop(
        goes_on, step, (start, *misfit_and_jacobian(reference, moving, lengths, start), 0)
    )
    return jnp.concatenate([pose, jnp.array([jnp.abs(misfit).max() <= FIT, count])])


compiled = jax.jit(jax.vmap(solve_one, in_axes=(None, None, 0, 0)))


def solve(frame, lengths, starts):
    return compiled(frame.reference, frame.moving, lengths, starts).block_until_ready()


if __name__ == "__main__":
    compete(f"jax {jax.__version__}, XLA on one core, doubles", solve, np.asarray)
