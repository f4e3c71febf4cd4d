import { createSlurmPlatform } from '../../../../src/provider/platforms/slurm/slurm.ts';
import { behavesOnSlurm } from './slurm-behaviour.ts';

describe('platform slurm on live Slurm by its own commands', () => behavesOnSlurm(createSlurmPlatform));
