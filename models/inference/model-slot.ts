import { BehaviorSubject, map, type Observable } from 'rxjs';
import { FEATURE_SET } from '../../streams/index.js';
import type { Classifier, ModelInfo } from './classifier.js';
import { tryClassifier } from './try-classifier.js';

/** The use of a classifier by one station; it is not disposed of before all who use it have let it go. */
export type Lease = {
  readonly classifier: Classifier;
  /** To be called once, after the last answer came. */
  readonly release: () => void;
};

/** The place of the one model that all stations use: what lies there can be swapped while they run. */
export type ModelSlot = {
  /** What is told of the model in use; at once, and at each swap. */
  readonly info$: Observable<ModelInfo>;
  readonly info: () => ModelInfo;
  /** Emits at once and at each swap; then leases taken before are to be released soon. */
  readonly changes$: Observable<unknown>;
  readonly lease: () => Lease;
  /**
   * Loads another classifier and, once it has judged a window, puts it in place of the one in use. When it fails,
   * the old one stays and the error comes through. Swaps that are asked for meanwhile wait.
   */
  readonly swap: (load: () => Promise<Classifier>) => Promise<ModelInfo>;
  /** Frees the model once nobody uses it any more; none is handed out afterwards. */
  readonly dispose: () => void;
};

type Tenant = { readonly classifier: Classifier; users: number; retired: boolean };

const disposeWhenFree = (tenant: Tenant): void => {
  if (tenant.retired && tenant.users === 0) tenant.classifier.dispose();
};

const retire = (tenant: Tenant): void => {
  if (tenant.retired) return;
  tenant.retired = true;
  disposeWhenFree(tenant);
};

const loadAndTry = async (load: () => Promise<Classifier>): Promise<Classifier> => {
  const classifier = await load();
  try {
    await tryClassifier(classifier, classifier.info.frontEnd ?? FEATURE_SET);
    return classifier;
  } catch (error) {
    classifier.dispose();
    throw error;
  }
};

const leaseOf = (tenant: Tenant): Lease => {
  tenant.users += 1;
  const release = (): void => {
    tenant.users -= 1;
    disposeWhenFree(tenant);
  };
  return { classifier: tenant.classifier, release };
};

/** Runs jobs one after the other, whatever became of those before. */
const createQueue = () => {
  let last: Promise<unknown> = Promise.resolve();
  return <T>(job: () => Promise<T>): Promise<T> => {
    const done = last.then(job);
    last = done.catch(() => {});
    return done;
  };
};

/** A slot that holds this classifier and takes it over. */
export const createModelSlot = (classifier: Classifier): ModelSlot => {
  const tenant$ = new BehaviorSubject<Tenant>({ classifier, users: 0, retired: false });
  const inTurn = createQueue();
  let closed = false;
  const put = (next: Classifier): ModelInfo => {
    const old = tenant$.value;
    if (closed) {
      next.dispose();
      return next.info;
    }
    tenant$.next({ classifier: next, users: 0, retired: false });
    retire(old);
    return next.info;
  };
  return {
    info$: tenant$.pipe(map((tenant) => tenant.classifier.info)),
    info: () => tenant$.value.classifier.info,
    changes$: tenant$.asObservable(),
    lease: () => leaseOf(tenant$.value),
    swap: (load) => inTurn(async () => put(await loadAndTry(load))),
    dispose: () => {
      closed = true;
      retire(tenant$.value);
    },
  };
};
