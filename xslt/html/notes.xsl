<?xml version="1.0" encoding="UTF-8"?>
<!-- Where are the notes, and who calls them? Endnotes stand where the book has them, other notes at the end of the page; links lead both ways. -->
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" version="3.0"
    xmlns="http://www.w3.org/1999/xhtml" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:f="teiedition:function" xmlns:m="teiedition:mode" xmlns:t="teiedition:template" xmlns:e="teiedition:error"
    xmlns:map="http://www.w3.org/2005/xpath-functions/map" xmlns:array="http://www.w3.org/2005/xpath-functions/array"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0" default-mode="m:html"
    expand-text="yes" exclude-result-prefixes="#all">

  <!-- Everything that points at an element, by the element's identifier. -->
  <xsl:key name="call" match="ref[@type = 'noteAnchor'] | ptr[@type = 'noteAnchor'] | ref[starts-with(@target, '#')] | ptr[starts-with(@target, '#')]"
      use="tokenize(@target) ! substring-after(., '#')"/>

  <!-- Notes that have no number get the next one. -->
  <xsl:accumulator name="unnumbered-note" as="xs:integer" initial-value="0">
    <xsl:accumulator-rule match="text//note[not(normalize-space(@n))]" select="$value + 1"/>
  </xsl:accumulator>

  <!-- The calls of a note in the running text. -->
  <xsl:function name="f:calls" as="element()*">
    <xsl:param name="note" as="element()"/>
    <xsl:sequence select="$note/@xml:id ! key('call', ., root($note))[@type = 'noteAnchor' or not(ancestor::note)]"/>
  </xsl:function>

  <!-- Whether a note is shown at the end of the page instead of where it stands: it is in running text, or called from there. -->
  <xsl:function name="f:is-displaced" as="xs:boolean">
    <xsl:param name="note" as="element()"/>
    <xsl:sequence select="
        if ($note/parent::div[@type = 'notes'] or $note/parent::noteGrp) then false()
        else if (f:is-flow($note/..)) then $note/@place = ('bottom', 'foot', 'margin', 'left', 'right') and exists(f:calls($note))
        else true()"/>
  </xsl:function>

  <!-- The number by which a note is called. -->
  <xsl:function name="f:note-number" as="xs:string">
    <xsl:param name="note" as="element()"/>
    <xsl:sequence select="string(($note/@n/normalize-space()[. ne ''], string($note/accumulator-before('unnumbered-note')))[1])"/>
  </xsl:function>

  <!-- The call of a note. -->
  <xsl:template match="ref[@type = 'noteAnchor']" priority="2">
    <xsl:param name="page" as="xs:string" tunnel="yes" select="''"/>
    <xsl:param name="linked" as="xs:boolean" tunnel="yes" select="false()"/>
    <xsl:variable name="href" as="xs:string" select="if ($linked) then '' else f:destination(., $page)"/>
    <sup class="call">
      <xsl:element name="{if ($href) then 'a' else 'span'}" namespace="http://www.w3.org/1999/xhtml">
        <xsl:if test="$href">
          <xsl:attribute name="href" select="$href"/>
          <xsl:attribute name="role" select="'doc-noteref'"/>
          <xsl:attribute name="aria-label" select="f:label('note') || ' ' || (@n, f:reading(.))[1]"/>
        </xsl:if>
        <xsl:call-template name="t:attributes-with-id"/>
        <xsl:apply-templates><xsl:with-param name="linked" tunnel="yes" select="true()"/></xsl:apply-templates>
      </xsl:element>
    </sup>
  </xsl:template>

  <!-- A note where it stands. -->
  <xsl:template match="note">
    <xsl:call-template name="t:note"/>
  </xsl:template>

  <!-- A note in running text: only its call, unless another call is there already. -->
  <xsl:template match="note[f:is-displaced(.)]" priority="1">
    <xsl:if test="empty(f:calls(.))">
      <sup class="call">
        <a class="noteAnchor" role="doc-noteref" id="call.{f:id(.)}" href="#{f:id(.)}" aria-label="{f:label('note')} {f:note-number(.)}">{f:note-number(.)}</a>
      </sup>
    </xsl:if>
  </xsl:template>

  <!-- The note itself, with the way back. -->
  <xsl:template name="t:note">
    <xsl:context-item as="element()" use="required"/>
    <xsl:param name="page" as="xs:string" tunnel="yes" select="''"/>
    <div>
      <xsl:call-template name="t:attributes"><xsl:with-param name="id" select="false()"/></xsl:call-template>
      <xsl:attribute name="id" select="f:id(.)"/>
      <xsl:if test="not(label) and (f:is-displaced(.) or normalize-space(@n))"><span class="label">{f:note-number(.)}</span></xsl:if>
      <xsl:apply-templates select="label"/>
      <div class="note-text"><xsl:apply-templates select="node() except label"/></div>
      <xsl:call-template name="t:note-back"/>
    </div>
  </xsl:template>

  <!-- The way back from a note to its calls. -->
  <xsl:template name="t:note-back">
    <xsl:context-item as="element()" use="required"/>
    <xsl:param name="page" as="xs:string" tunnel="yes" select="''"/>
    <xsl:variable name="calls" as="element()*" select="f:calls(.)[@type = 'noteAnchor']"/>
    <xsl:variable name="links" as="xs:string*" select="
        if (exists($calls)) then $calls ! f:link(., $page) else if (f:is-displaced(.)) then '#call.' || f:id(.) else ()"/>
    <xsl:if test="exists($links)">
      <span class="back">
        <xsl:for-each select="$links">
          <a role="doc-backlink" href="{.}" aria-label="{f:label('back')}">↩</a>
        </xsl:for-each>
      </span>
    </xsl:if>
  </xsl:template>

  <!-- Notes called on a page and shown on another: their text once more, out of sight, for the script to show beside the text. -->
  <xsl:template name="t:notes-elsewhere">
    <xsl:context-item use="optional"/>
    <xsl:param name="nodes" as="node()*" required="yes"/>
    <xsl:param name="page" as="xs:string" tunnel="yes" select="''"/>
    <xsl:variable name="notes" as="element()*" select="$nodes/descendant-or-self::ref[@type = 'noteAnchor'][not(ancestor::note)] ! f:target(@target)/self::note"/>
    <xsl:variable name="elsewhere" as="element()*" select="($notes | ())[f:page(.) ne $page]"/>
    <xsl:if test="$elsewhere">
      <div class="notes-elsewhere" hidden="hidden">
        <xsl:for-each select="$elsewhere">
          <xsl:variable name="text" as="node()*"><xsl:apply-templates select="node() except label"/></xsl:variable>
          <div data-note="{f:id(.)}"><xsl:apply-templates select="$text" mode="m:copy"/></div>
        </xsl:for-each>
      </div>
    </xsl:if>
  </xsl:template>

  <!-- HTML once more, without its identifiers, and without the way to pages of the book, which are shown with another page. -->
  <xsl:mode name="m:copy" on-no-match="shallow-copy" on-multiple-match="use-last" warning-on-multiple-match="yes"/>

  <xsl:template match="@id | *:a[@class = 'to-page']" mode="m:copy"/>

  <!-- The notes that are shown at the end of a page. -->
  <xsl:template name="t:page-notes">
    <xsl:context-item use="optional"/>
    <xsl:param name="nodes" as="node()*" required="yes"/>
    <xsl:variable name="notes" as="element()*" select="$nodes/descendant-or-self::note[f:is-displaced(.)]"/>
    <xsl:if test="$notes">
      <section class="page-notes" aria-labelledby="_notes">
        <h2 id="_notes" lang="{$words/@xml:lang}">{f:label('notes')}</h2>
        <xsl:for-each select="$notes"><xsl:call-template name="t:note"/></xsl:for-each>
      </section>
    </xsl:if>
  </xsl:template>

</xsl:stylesheet>
