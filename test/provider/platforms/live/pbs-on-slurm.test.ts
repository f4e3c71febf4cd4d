import { createPbsPlatform } from '../../../../src/provider/platforms/pbs/pbs.ts';
import { behavesOnSlurm } from './slurm-behaviour.ts';

describe('platform pbs on live Slurm through its TORQUE commands', () => behavesOnSlurm(createPbsPlatform));
