// Every command once: the palette, the keyboard and the help list all read this registry.
import {
  Activity,
  BarChart3,
  Contrast,
  Database,
  Home,
  Languages,
  LayoutDashboard,
  type LucideIcon,
  Moon,
  Printer,
  StepBack,
  StepForward,
  Sun,
  UserRound,
} from 'lucide-react';
import type { MessageKey } from '@/i18n/text.ts';
import type { Page, View, ViewChange } from '@/ui/view.tsx';

export interface ActionContext {
  view: View;
  go: (change: ViewChange, options?: { replace?: boolean }) => void;
  locale: 'zh-CN' | 'en';
  /** Periods of the same grain, in order. */
  siblings: readonly string[];
  hasData: boolean;
}

export interface Action {
  id: string;
  label: MessageKey;
  keywords: string;
  icon: LucideIcon;
  /** As KeyboardEvent.key, with Alt+ where it needs the modifier. */
  shortcut?: string;
  perform: (context: ActionContext) => void;
  isAvailable?: (context: ActionContext) => boolean;
}

const toPage = (
  page: Page,
  label: MessageKey,
  icon: LucideIcon,
  shortcut: string,
  keywords: string,
): Action => ({
  id: `page.${page}`,
  label,
  keywords,
  icon,
  shortcut,
  perform: ({ go }) => go({ page }),
});

const toTheme = (theme: 'light' | 'dark' | 'projector', label: MessageKey, icon: LucideIcon): Action => ({
  id: `theme.${theme}`,
  label,
  keywords: 'theme 主题 contrast',
  icon,
  // A preference is no step of the way: Back goes to the view before.
  perform: ({ go }) => go({ theme }, { replace: true }),
});

const shiftPeriod = (by: number) => (context: ActionContext) => {
  const at = context.siblings.indexOf(context.view.period ?? '');
  const period = at < 0 ? undefined : context.siblings[at + by];
  if (period !== undefined) context.go({ period });
};

export const actions: readonly Action[] = [
  toPage('start', 'nav.start', Home, 'Alt+1', 'home files 文件'),
  toPage('data', 'nav.data', Database, 'Alt+2', 'import rejects 导入'),
  toPage('overview', 'nav.overview', LayoutDashboard, 'Alt+3', 'company unit 公司 部门'),
  toPage('person', 'nav.person', UserRound, 'Alt+4', 'employee 员工'),
  toPage('distribution', 'nav.distribution', BarChart3, 'Alt+5', 'ratings 评级 等级'),
  toPage('signals', 'nav.signals', Activity, 'Alt+6', 'bias leniency halo 偏差 宽严 晕轮'),
  {
    id: 'period.previous',
    label: 'actions.previousPeriod',
    keywords: 'month quarter 上月',
    icon: StepBack,
    shortcut: '[',
    perform: shiftPeriod(-1),
    isAvailable: ({ hasData }) => hasData,
  },
  {
    id: 'period.next',
    label: 'actions.nextPeriod',
    keywords: 'month quarter 下月',
    icon: StepForward,
    shortcut: ']',
    perform: shiftPeriod(1),
    isAvailable: ({ hasData }) => hasData,
  },
  {
    id: 'language.switch',
    label: 'actions.switchLanguage',
    keywords: 'language 语言 english 中文',
    icon: Languages,
    shortcut: 'Alt+L',
    perform: ({ go, locale }) => go({ lang: locale === 'en' ? 'zh-CN' : 'en' }, { replace: true }),
  },
  toTheme('light', 'actions.themeLight', Sun),
  toTheme('dark', 'actions.themeDark', Moon),
  toTheme('projector', 'actions.themeProjector', Contrast),
  {
    id: 'page.print',
    label: 'actions.print',
    keywords: 'print pdf a4 打印',
    icon: Printer,
    perform: () => window.print(),
    isAvailable: ({ hasData }) => hasData,
  },
];

/** The action a key press asks for. Plain keys are left to text fields. */
export function actionForKey(event: KeyboardEvent): Action | undefined {
  if (event.ctrlKey || event.metaKey) return undefined;
  const target = event.target;
  const isTyping =
    target instanceof HTMLElement &&
    (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));
  if (isTyping && !event.altKey) return undefined;
  // Alt gives other characters on some keyboards (Option+1 is ¡ on a Mac), so the key itself counts there.
  const pressed = event.altKey ? `Alt+${event.code.replace(/^(Digit|Key)/, '')}` : event.key;
  return actions.find((action) => action.shortcut === pressed);
}
