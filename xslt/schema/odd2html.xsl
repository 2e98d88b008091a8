<?xml version="1.0" encoding="UTF-8"?>
<!-- What may an encoder write? The elements of the ODD on one page: what each is for, its attributes, its content in words,
     its rules and its example; every name is a link to what is said of it. -->
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" version="3.0"
    xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:f="teiedition:function" xmlns:m="teiedition:mode"
    xmlns:sch="http://purl.oclc.org/dsdl/schematron" xmlns:eg="http://www.tei-c.org/ns/Examples"
    xmlns="http://www.w3.org/1999/xhtml" xpath-default-namespace="http://www.tei-c.org/ns/1.0" default-mode="m:html"
    expand-text="yes" exclude-result-prefixes="#all">

  <xsl:import href="odd.xsl"/>
  <xsl:output method="xhtml" html-version="5" indent="no" encoding="UTF-8" omit-xml-declaration="yes"/>

  <!-- Declarations become sections, content models words. -->
  <xsl:mode name="m:html" on-no-match="deep-skip" on-multiple-match="fail"/>

  <xsl:variable name="title" as="xs:string" select="f:line((//titleStmt/title)[1]/node())"/>
  <xsl:variable name="words-for-modules" as="map(xs:string, xs:string)" select="map{
      'core': 'In every text', 'textstructure': 'Parts of a text', 'header': 'The header', 'verse': 'Verse',
      'drama': 'Plays', 'namesdates': 'Names and dates', 'linking': 'Links and standoff', 'transcr': 'Page images and furniture',
      'figures': 'Figures and tables', 'gaiji': 'Characters', 'msdescription': 'Manuscripts', 'analysis': 'Analysis',
      'certainty': 'Certainty', 'tagdocs': 'Documentation', 'corpus': 'Corpora'}"/>

  <xsl:template match="/">
    <xsl:apply-templates select="$schema"/>
  </xsl:template>

  <xsl:template match="schemaSpec">
    <html lang="{(@docLang, 'en')[1]}">
      <head>
        <meta charset="utf-8"/>
        <meta name="viewport" content="width=device-width, initial-scale=1"/>
        <title>{$title}</title>
        <style>{unparsed-text('reference.css')}</style>
      </head>
      <body>
        <header>
          <h1>{$title}</h1>
          <p>{count(.//elementSpec)} elements of TEI. {$origin}</p>
        </header>
        <nav aria-label="Elements">
          <xsl:for-each-group select=".//elementSpec" group-by="string(@module)">
            <xsl:sort select="current-grouping-key()"/>
            <section>
              <h2>{($words-for-modules(current-grouping-key()), current-grouping-key())[1]}</h2>
              <p>
                <xsl:for-each select="current-group()">
                  <xsl:sort select="@ident"/>
                  <xsl:sequence select="f:link(@ident), ' '"/>
                </xsl:for-each>
              </p>
            </section>
          </xsl:for-each-group>
        </nav>
        <main>
          <xsl:apply-templates select=".//elementSpec">
            <xsl:sort select="lower-case(@ident)"/>
          </xsl:apply-templates>
          <h2>Classes</h2>
          <xsl:apply-templates select=".//classSpec">
            <xsl:sort select="@ident"/>
          </xsl:apply-templates>
          <h2>Content that many elements have</h2>
          <xsl:apply-templates select=".//macroSpec">
            <xsl:sort select="@ident"/>
          </xsl:apply-templates>
          <h2>Data types</h2>
          <xsl:apply-templates select=".//dataSpec">
            <xsl:sort select="@ident"/>
          </xsl:apply-templates>
        </main>
      </body>
    </html>
  </xsl:template>

  <!-- Elements -->

  <xsl:template match="elementSpec">
    <section id="{@ident}">
      <h3><code>&lt;{@ident}&gt;</code>{' '}<xsl:if test="gloss"><span class="gloss">{f:line(gloss)}</span></xsl:if></h3>
      <p>{f:line(desc)}</p>
      <dl>
        <dt>Content</dt>
        <dd>
          <xsl:apply-templates select="content/*"/>
        </dd>
        <xsl:variable name="parents" as="element(elementSpec)*" select="f:parents(.)"/>
        <xsl:if test="exists($parents)">
          <dt>Stands in</dt>
          <dd>
            <xsl:for-each select="$parents">
              <xsl:sort select="lower-case(@ident)"/>
              <xsl:sequence select="f:link(@ident), ' '"/>
            </xsl:for-each>
          </dd>
        </xsl:if>
      </dl>
      <xsl:call-template name="attributes"/>
      <xsl:apply-templates select="constraintSpec, attList//constraintSpec"/>
      <xsl:for-each select="exemplum/eg:egXML">
        <pre><code>{f:source(.)}</code></pre>
      </xsl:for-each>
    </section>
  </xsl:template>

  <xsl:template name="attributes" as="element()*">
    <xsl:context-item as="element()" use="required"/>
    <xsl:variable name="own" as="element(attDef)*" select="attList//attDef[not(@mode = 'delete')]"/>
    <xsl:variable name="inherited" as="element(attDef)*" select="f:attributes(.) except $own"/>
    <xsl:if test="exists($own)">
      <table>
        <caption>Attributes</caption>
        <xsl:apply-templates select="$own"/>
      </table>
    </xsl:if>
    <xsl:if test="exists($inherited)">
      <p class="inherited">{if (exists($own)) then 'Also' else 'Attributes'}: <xsl:for-each-group
          select="$inherited" group-by="string(ancestor::classSpec/@ident)">
          <xsl:for-each select="current-group()"><code>{@ident}</code><xsl:text> </xsl:text></xsl:for-each>
          (<xsl:sequence select="f:link(current-grouping-key())"/>)<xsl:if test="position() != last()">; </xsl:if>
        </xsl:for-each-group>.</p>
    </xsl:if>
  </xsl:template>

  <xsl:template match="attDef">
    <tr>
      <th scope="row"><code>{@ident}</code>{if (@usage = 'req') then ' required' else ()}</th>
      <td>
        <xsl:text>{f:line(desc)} </xsl:text>
        <xsl:choose>
          <xsl:when test="valList[@type = 'closed']">
            <dl class="values">
              <xsl:for-each select="valList/valItem">
                <dt><code>{@ident}</code></dt>
                <dd>{f:line(desc)}</dd>
              </xsl:for-each>
            </dl>
          </xsl:when>
          <xsl:otherwise>
            <span class="type">
              <xsl:text>{if (datatype/@maxOccurs = 'unbounded') then 'One or more: ' else ()}</xsl:text>
              <xsl:apply-templates select="datatype/dataRef"/>
            </span>
          </xsl:otherwise>
        </xsl:choose>
      </td>
    </tr>
  </xsl:template>

  <!-- Rules -->

  <xsl:template match="constraintSpec">
    <xsl:variable name="test" as="element()?" select="(constraint//(sch:assert | sch:report))[1]"/>
    <aside id="rule-{@ident}">
      <p><b>{f:line(desc[not(@type)])}</b>{' '}<code>{@ident}</code>, {($test/@role, 'error')[1]}.
        {f:line(constraint/sch:diagnostic/text())}</p>
      <xsl:for-each select="desc[@type]">
        <p class="{@type}">{if (@type = 'wrong') then 'Wrong' else 'Right'}</p>
        <pre><code>{f:source(eg:egXML)}</code></pre>
      </xsl:for-each>
    </aside>
  </xsl:template>

  <!-- Classes, macros, data types -->

  <xsl:template match="classSpec">
    <section id="{@ident}">
      <h3><code>{@ident}</code></h3>
      <p>{f:line(desc)}</p>
      <xsl:call-template name="attributes"/>
      <p>Members: <xsl:for-each select="f:members(@ident)"><xsl:sequence select="f:link(@ident), ' '"/></xsl:for-each></p>
    </section>
  </xsl:template>

  <xsl:template match="macroSpec | dataSpec">
    <section id="{@ident}">
      <h3><code>{@ident}</code></h3>
      <p>{f:line(desc)}</p>
      <p>
        <xsl:apply-templates select="content/*"/>
      </p>
    </section>
  </xsl:template>

  <!-- Content models in words -->

  <xsl:template match="sequence[count(*) gt 1] | alternate[count(*) gt 1]">
    <xsl:variable name="between" as="xs:string" select="if (self::sequence) then ', then ' else ' or '"/>
    <xsl:variable name="nested" as="xs:boolean" select="exists(parent::sequence | parent::alternate) or f:often(.) != ''"/>
    <xsl:text>{f:often(.)}{'('[$nested]}</xsl:text>
    <xsl:for-each select="*">
      <xsl:apply-templates select="."/>
      <xsl:if test="position() != last()">{$between}</xsl:if>
    </xsl:for-each>
    <xsl:text>{')'[$nested]}</xsl:text>
  </xsl:template>
  <xsl:template match="sequence | alternate" priority="-1">
    <xsl:text>{f:often(.)}</xsl:text>
    <xsl:apply-templates select="*"/>
  </xsl:template>
  <xsl:template match="elementRef | classRef | macroRef | dataRef[@key]">
    <xsl:text>{f:often(.)}</xsl:text>
    <xsl:sequence select="f:link(@key)"/>
  </xsl:template>
  <xsl:template match="dataRef[@name]">
    <code>{@name}</code>
    <xsl:if test="@restriction"> of the form <code>{@restriction}</code></xsl:if>
  </xsl:template>
  <xsl:template match="textNode">text</xsl:template>
  <xsl:template match="content/empty">nothing</xsl:template>
  <xsl:template match="content/valList">
    <xsl:for-each select="valItem"><code>{@ident}</code>: {f:line(desc)}<xsl:if test="position() != last()">; </xsl:if></xsl:for-each>
  </xsl:template>

  <xsl:function name="f:often" as="xs:string">
    <xsl:param name="part" as="element()"/>
    <xsl:sequence select="if ($part/@maxOccurs = 'unbounded') then ('any number of '[$part/@minOccurs = '0'], 'one or more ')[1]
        else ('perhaps '[$part/@minOccurs = '0'], '')[1]"/>
  </xsl:function>

  <!-- The elements in whose content an element may stand, directly, by a class or by a macro. -->
  <xsl:function name="f:parents" as="element(elementSpec)*">
    <xsl:param name="spec" as="element()"/>
    <xsl:variable name="keys" as="xs:string*" select="f:keys($spec)"/>
    <xsl:sequence select="$schema//elementSpec[content//(elementRef | classRef | macroRef)/@key = $keys]"/>
  </xsl:function>

  <xsl:function name="f:keys" as="xs:string*">
    <xsl:param name="spec" as="element()"/>
    <xsl:sequence select="$spec/@ident, $spec/classes/memberOf/@key ! f:spec(.)[@type = 'model'] ! f:keys(.),
        $schema//macroSpec[. except $spec][content//@key = $spec/@ident] ! f:keys(.)"/>
  </xsl:function>

  <xsl:function name="f:link" as="element()">
    <xsl:param name="ident" as="xs:string"/>
    <a href="#{$ident}"><code>{$ident}</code></a>
  </xsl:function>

  <!-- The source of an example, without the namespace of examples and without its indentation in the ODD. -->
  <xsl:function name="f:source" as="xs:string">
    <xsl:param name="example" as="element(eg:egXML)"/>
    <xsl:variable name="bare" as="node()*">
      <xsl:apply-templates select="$example/node()" mode="m:bare"/>
    </xsl:variable>
    <xsl:variable name="text" as="xs:string" select="replace(serialize($bare), '^\s*\n|\s+$', '')"/>
    <xsl:variable name="indents" as="xs:integer*"
        select="tokenize($text, '\n')[normalize-space()][position() gt 1] ! string-length(replace(., '\S.*$', ''))"/>
    <xsl:variable name="indent" as="xs:integer" select="(min($indents), 0)[1]"/>
    <xsl:sequence select="string-join(tokenize($text, '\n') ! (if (starts-with(., ' ')) then substring(., $indent + 1) else .), '&#10;')"/>
  </xsl:function>

  <xsl:mode name="m:bare" on-no-match="shallow-copy"/>
  <xsl:template match="*" mode="m:bare">
    <xsl:element name="{local-name()}" namespace="">
      <xsl:apply-templates select="@*, node()" mode="#current"/>
    </xsl:element>
  </xsl:template>

</xsl:stylesheet>
